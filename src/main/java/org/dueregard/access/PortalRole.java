package org.dueregard.access;

/// What somebody may do in the portal. Several may be held at once; everybody who signs in has
/// [#STAFF].
public enum PortalRole {
    STAFF,
    DSL,
    HEAD,
    GOVERNOR,
    RECEPTION,
    AUTHOR,
    ADMIN,
    TRUST_LEAD,
    SUPPORT;

    /// The same names as constants, for annotations.
    public static final class Name {

        public static final String STAFF = "STAFF";
        public static final String DSL = "DSL";
        public static final String HEAD = "HEAD";
        public static final String GOVERNOR = "GOVERNOR";
        public static final String TRUST_LEAD = "TRUST_LEAD";
        public static final String RECEPTION = "RECEPTION";
        public static final String AUTHOR = "AUTHOR";
        public static final String ADMIN = "ADMIN";
        public static final String SUPPORT = "SUPPORT";

        private Name() {}
    }
}
