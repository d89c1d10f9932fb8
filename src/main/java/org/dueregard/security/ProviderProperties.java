package org.dueregard.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Signing in through a provider. A provider without a client id is not offered.
@ConfigurationProperties("dueregard.sign-in")
record ProviderProperties(@Nullable Microsoft microsoft, @Nullable Google google) {

    /// @param tenant the directory's id, never `common`, `organizations` or a domain
    /// @param endpoint another address than Microsoft's, for tests and national clouds
    record Microsoft(
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String tenant,
            @Nullable String endpoint) {}

    /// @param hostedDomain the Workspace domain people must belong to
    /// @param endpoint another address than Google's, for tests
    record Google(
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String hostedDomain,
            @Nullable String endpoint) {}
}
