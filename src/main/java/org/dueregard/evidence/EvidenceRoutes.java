package org.dueregard.evidence;

/// Addresses of the evidence room.
public final class EvidenceRoutes {

    public static final String LIST = "/evidence";
    public static final String REVIEW = "/evidence/review";
    public static final String FILE = "/evidence/{id}/file";
    public static final String TAKE_BACK = "/evidence/{id}/take-back";
    public static final String VERIFY = "/evidence/{id}/verify";
    public static final String SEND_BACK = "/evidence/{id}/return";

    private EvidenceRoutes() {}
}
