package org.dueregard.speakers;

/// Addresses of the speakers' room and of the front door.
public final class SpeakersRoutes {

    public static final String LIST = "speakers";
    public static final String NEW = "speakers/new";
    public static final String FILE = "speakers/:reference";
    public static final String FAIRNESS = "speakers/fairness";
    public static final String REGISTER = "speakers/register";
    public static final String SETTINGS = "settings/speakers";
    public static final String RECEPTION = "reception";

    public static final String AGREEMENT = "/speakers/agreement/{token}";
    public static final String ADVICE = "/speakers/advice/{token}";
    public static final String BUNDLE = "/speakers/{reference}/file.pdf";
    public static final String REDACTED = "/speakers/{reference}/redacted.pdf";
    public static final String ATTACHMENT = "/speakers/{reference}/attachments/{id}";
    public static final String ATTACHMENTS = "/speakers/{reference}/attachments";
    public static final String EXPORT = "/speakers/{reference}/speaker/{number}/data.json";
    public static final String SLIP = "/speakers/{reference}/slip/{visit}";
    public static final String PRINTED = "/reception/print";
    public static final String ON_SITE = "/reception/on-site";
    public static final String CHECK_SLIP = "/reception/slip";

    public static final String CALENDAR = "/speakers/calendar";
    public static final String CALENDAR_FEED = "/calendar/{token}.ics";

    private SpeakersRoutes() {}

    public static String file(String reference) {
        return LIST + "/" + reference;
    }

    public static String attachments(String reference) {
        return ATTACHMENTS.replace("{reference}", reference);
    }

    public static String attachment(String reference, long id) {
        return ATTACHMENT.replace("{reference}", reference).replace("{id}", Long.toString(id));
    }

    public static String agreement(String token) {
        return "/speakers/agreement/" + token;
    }

    public static String advice(String token) {
        return "/speakers/advice/" + token;
    }

    public static String calendarFeed(String token) {
        return CALENDAR_FEED.replace("{token}", token);
    }
}
