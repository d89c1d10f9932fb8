package org.dueregard.content;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where content is.
///
/// @param location a folder laid over the packaged content, item by item
@ConfigurationProperties("dueregard.content")
record ContentProperties(@Nullable Path location) {}
