package org.dueregard.requirements;

import org.dueregard.people.RoleGroup;

/// Addresses of the pages about requirements.
public final class RequirementRoutes {

    public static final String LIST = "settings/requirements";
    public static final String CHANGE = "settings/requirements/change";
    public static final String HISTORY = "settings/requirements/history";
    public static final String SCOPE = "for";
    public static final String MODULE = "module";
    public static final String GROUP = "group";

    private RequirementRoutes() {}

    /// What is asked at a school, or by a trust.
    public static String list(long scopeId) {
        return LIST + "?" + SCOPE + "=" + scopeId;
    }

    /// The form for something that nobody asks yet.
    public static String add(long scopeId) {
        return CHANGE + "?" + SCOPE + "=" + scopeId;
    }

    public static String change(long scopeId, String moduleId, RoleGroup group) {
        return CHANGE + subject(scopeId, moduleId, group);
    }

    public static String history(long scopeId, String moduleId, RoleGroup group) {
        return HISTORY + subject(scopeId, moduleId, group);
    }

    private static String subject(long scopeId, String moduleId, RoleGroup group) {
        return "?"
                + SCOPE
                + "="
                + scopeId
                + "&"
                + MODULE
                + "="
                + moduleId
                + "&"
                + GROUP
                + "="
                + group.id();
    }
}
