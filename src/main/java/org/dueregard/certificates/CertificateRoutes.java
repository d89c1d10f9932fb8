package org.dueregard.certificates;

/// Addresses of the certificates' room.
public final class CertificateRoutes {

    public static final String LIST = "/certificates";
    public static final String ONE = LIST + "/{code}";
    public static final String PDF = ONE + "/certificate.pdf";
    public static final String BADGE = ONE + "/badge.jwt";
    public static final String KEY = LIST + "/keys/{id}";

    private CertificateRoutes() {}

    public static String one(String code) {
        return LIST + "/" + code;
    }

    static String key(String id) {
        return LIST + "/keys/" + id;
    }
}
