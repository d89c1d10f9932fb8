package org.dueregard.parents;

/// Addresses of the room for parents and policies.
public final class ParentsRoutes {

    public static final String PAGE = "/parents/{school}";
    public static final String DOCUMENT = "/parents/{school}/documents/{id}";
    public static final String SETTINGS = "/settings/parents";
    public static final String DOCUMENTS = "/settings/parents/documents";
    public static final String CHANGE_DOCUMENT = "/settings/parents/documents/{id}";
    public static final String KIT = "/settings/parents/kit.zip";
    public static final String POLICIES = "settings/policies";

    private ParentsRoutes() {}

    /// @param slug the school's own word in the address
    public static String page(String slug) {
        return PAGE.replace("{school}", slug);
    }
}
