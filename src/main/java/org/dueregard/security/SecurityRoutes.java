package org.dueregard.security;

/// Addresses of the security room.
public final class SecurityRoutes {

    public static final String SIGN_IN = "/login";

    private SecurityRoutes() {}
}
