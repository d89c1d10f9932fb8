package org.dueregard.reminders;

/// Addresses of the reminders room, without the leading slash where the router wants none.
public final class RemindersRoutes {

    public static final String LIST = "reminders";
    public static final String WORDS = "reminders/words";
    public static final String CHASE = "/reminders/chase";
    public static final String SCHOOL = "school";
    public static final String PAGE = "page";
    public static final String MAIL = "mail";

    private RemindersRoutes() {}

    public static String list(long schoolId, int page) {
        return LIST + "?" + SCHOOL + "=" + schoolId + (page > 1 ? "&" + PAGE + "=" + page : "");
    }

    public static String words(long schoolId, MailTemplate template) {
        return WORDS + "?" + SCHOOL + "=" + schoolId + "&" + MAIL + "=" + template.id();
    }

    public static String chase(long schoolId) {
        return CHASE + "?" + SCHOOL + "=" + schoolId;
    }
}
