package org.dueregard.mail;

/// Addresses of the mail room.
public final class MailRoutes {

    public static final String OUTBOX = "outbox";
    public static final String SEARCH = "search";
    public static final String PAGE = "page";

    private MailRoutes() {}
}
