package org.dueregard.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where people find the portal.
///
/// @param publicAddress a full address; `http://localhost` and the port when there is none
@ConfigurationProperties("dueregard")
record PublicAddressProperties(@Nullable String publicAddress) {}
