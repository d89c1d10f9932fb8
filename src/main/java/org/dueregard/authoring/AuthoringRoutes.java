package org.dueregard.authoring;

/// Addresses of the authoring room.
public final class AuthoringRoutes {

    public static final String CONTENT = "content";

    private AuthoringRoutes() {}
}
