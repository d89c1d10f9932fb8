package org.dueregard.sessions;

/// Addresses of the sessions room, without the leading slash where the router wants none.
public final class SessionsRoutes {

    public static final String LIST = "sessions";
    public static final String NEW = "sessions/new";
    public static final String SESSION = "sessions/:session";
    public static final String JOIN = "/join";
    public static final String PRESENT = "/sessions/{id}/present";
    public static final String SHEETS = "/sessions/{id}/sheets";
    public static final String SHEET = "/sessions/{id}/sheets/{attempt}";
    public static final String CALENDAR_FILE = "/sessions/{id}/session.ics";

    private SessionsRoutes() {}

    public static String session(long id) {
        return LIST + "/" + id;
    }

    public static String present(long id) {
        return "/" + session(id) + "/present";
    }

    public static String sheets(long id) {
        return "/" + session(id) + "/sheets";
    }

    public static String sheet(long id, long attempt) {
        return sheets(id) + "/" + attempt;
    }

    public static String calendarFile(long id) {
        return "/" + session(id) + "/session.ics";
    }

    public static String join(String code) {
        return JOIN + "/" + code;
    }
}
