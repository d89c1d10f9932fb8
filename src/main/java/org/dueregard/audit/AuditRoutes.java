package org.dueregard.audit;

/// Addresses of the audit room.
public final class AuditRoutes {

    public static final String AUDIT = "audit";
    public static final String EXPORT = "audit/export";

    private AuditRoutes() {}
}
