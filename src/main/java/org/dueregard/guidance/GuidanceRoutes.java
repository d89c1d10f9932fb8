package org.dueregard.guidance;

import java.util.Set;

/// Addresses of the guidance room, without the leading slash where the router wants none.
public final class GuidanceRoutes {

    public static final String GUIDANCE = "guidance";
    public static final String ENTRY = "guidance/:entry";
    public static final String NOTICES = "guidance/notices";
    public static final String NOTICE = "guidance/notices/:notice";
    public static final String TOLD = "guidance/told";

    /// Ids that no entry can have, because a page has that address.
    static final Set<String> TAKEN = Set.of("notices", "told");

    private GuidanceRoutes() {}

    public static String entry(String entryId) {
        return GUIDANCE + "/" + entryId;
    }

    public static String notice(long noticeId) {
        return NOTICES + "/" + noticeId;
    }
}
