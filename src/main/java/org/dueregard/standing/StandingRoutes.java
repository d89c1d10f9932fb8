package org.dueregard.standing;

/// Addresses of the pages about exemptions.
public final class StandingRoutes {

    public static final String EXEMPTIONS = "settings/exemptions";
    public static final String SCHOOL = "for";
    public static final String PERSON = "person";
    public static final String MODULE = "module";
    public static final String PAGE = "page";

    private StandingRoutes() {}

    /// What one person is exempt from, and the form for more.
    public static String exemptions(long staffMemberId) {
        return EXEMPTIONS + "?" + PERSON + "=" + staffMemberId;
    }

    /// The form that exempts somebody from a module.
    public static String exempt(long staffMemberId, String moduleId) {
        return exemptions(staffMemberId) + "&" + MODULE + "=" + moduleId;
    }
}
