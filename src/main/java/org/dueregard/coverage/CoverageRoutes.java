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

    private CoverageRoutes() {}
}
