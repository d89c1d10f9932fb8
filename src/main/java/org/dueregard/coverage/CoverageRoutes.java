package org.dueregard.coverage;

/// Addresses of the coverage room. The whole state of the page is in its parameters, so that it can
/// be sent to a colleague.
public final class CoverageRoutes {

    public static final String COVERAGE = "coverage";
    public static final String SCHOOL = "school";
    public static final String AS_AT = "asAt";
    public static final String MODULE = "module";
    public static final String GROUP = "group";
    public static final String SHOW = "show";
    public static final String SEARCH = "search";
    public static final String SORT = "sort";
    public static final String PAGE = "page";

    public static final String BRIEFING = "coverage/briefing";
    public static final String REPORT = "coverage/report";
    public static final String PACK = "coverage/pack";
    public static final String EVERYBODY = "coverage/everybody";
    public static final String EXPORT = "coverage/export";

    private CoverageRoutes() {}

    /// The card for a briefing on one objective of a module.
    public static String briefing(String moduleId, String objective) {
        return BRIEFING + "/" + moduleId + "/" + objective;
    }
}
