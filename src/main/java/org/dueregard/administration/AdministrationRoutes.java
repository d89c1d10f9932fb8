package org.dueregard.administration;

/// Addresses of the administration room.
public final class AdministrationRoutes {

    public static final String PEOPLE = "people";
    public static final String PERSON = "people/:person";
    public static final String NEW_PERSON = "people/new";
    public static final String SETTINGS = "settings";
    public static final String SETTINGS_PAGE = "settings/:page";
    public static final String CONTACTS = "settings/contacts";
    public static final String IMPORTS = "people/imports";
    public static final String CODES = "people/codes";
    public static final String EXPORT = "people/export";

    private AdministrationRoutes() {}

    public static String person(long id) {
        return PEOPLE + "/" + id;
    }

    public static String settings(String page) {
        return SETTINGS + "/" + page;
    }
}
