package org.dueregard.demonstration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Whether and how example data is there.
///
/// @param enabled on the embedded database yes, on any other no, unless told otherwise here
/// @param password of every example account; random, and printed once, unless told otherwise here
@ConfigurationProperties("dueregard.demo")
record DemonstrationProperties(@Nullable Boolean enabled, @Nullable String password) {}
