package org.dueregard.pathway;

import org.dueregard.content.ContentAddresses;

/// Addresses of the pathway room.
public final class PathwayRoutes {

    public static final String WHO_TO_TELL = ContentAddresses.WHO_TO_TELL;
    public static final String PUBLIC = WHO_TO_TELL + "/{token}";

    /// The page's note on why the school may act, what consent is asked, and how to complain.
    public static final String WHY = "#why";

    public static final String ROUTE = "settings/route";
    public static final String POSTERS = "/settings/route/posters.pdf";
    public static final String DIRECTORY = "directory";
    public static final String DIRECTORY_CSV = "/directory/export.csv";

    private PathwayRoutes() {}

    /// The page behind the code on a poster.
    public static String publicPage(String token) {
        return PUBLIC.replace("{token}", token);
    }

    /// The sheets that were printed together.
    ///
    /// @param first the number of the first copy
    public static String posters(long schoolId, int first) {
        return POSTERS + "?school=" + schoolId + "&first=" + first;
    }
}
