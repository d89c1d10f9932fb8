package org.dueregard.security;

/// Addresses of the security room.
public final class SecurityRoutes {

    public static final String SIGN_IN = "/login";
    public static final String SECOND_FACTOR = "/second-factor";
    public static final String NEW_SECOND_FACTOR = "/second-factor/new";
    public static final String ACCOUNT = "/account";
    public static final String CONFIRM = "/account/confirm";
    public static final String INVITATION = "/invitation";
    public static final String PASSWORD = "/password";
    public static final String KIOSK = "/kiosk";

    /// Says, in the address that an upload is led back to, that it was too large.
    public static final String TOO_LARGE = "too-large";

    private SecurityRoutes() {}
}
