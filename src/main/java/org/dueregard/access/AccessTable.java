package org.dueregard.access;

import static org.dueregard.access.PortalRole.ADMIN;
import static org.dueregard.access.PortalRole.AUTHOR;
import static org.dueregard.access.PortalRole.DSL;
import static org.dueregard.access.PortalRole.GOVERNOR;
import static org.dueregard.access.PortalRole.HEAD;
import static org.dueregard.access.PortalRole.RECEPTION;
import static org.dueregard.access.PortalRole.STAFF;
import static org.dueregard.access.PortalRole.SUPPORT;
import static org.dueregard.access.PortalRole.TRUST_LEAD;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one table of who may do what where. Services ask it through [Access]; the settings page shows
/// it; the access test reads it.
public final class AccessTable {

    private static final Map<Action, Map<PortalRole, Reach>> ROWS = new EnumMap<>(Action.class);

    static {
        row(Action.OWN_RECORD, Map.of(STAFF, Reach.OWN));
        row(
                Action.COVERAGE_SEE,
                Map.of(
                        DSL,
                        Reach.SCHOOLS,
                        HEAD,
                        Reach.SCHOOLS,
                        TRUST_LEAD,
                        Reach.WHERE_NAMES_GRANTED));
        row(
                Action.COVERAGE_FIGURES,
                Map.of(
                        DSL,
                        Reach.SCHOOLS,
                        HEAD,
                        Reach.SCHOOLS,
                        GOVERNOR,
                        Reach.SCHOOLS,
                        TRUST_LEAD,
                        Reach.SCHOOLS));
        row(Action.TRAINING_MANAGE, Map.of(DSL, Reach.SCHOOLS));
        row(Action.SESSIONS_RUN, Map.of(DSL, Reach.SCHOOLS, HEAD, Reach.SCHOOLS));
        row(Action.REMINDERS_SEND, Map.of(DSL, Reach.SCHOOLS));
        row(Action.REMINDERS_WORD, Map.of(DSL, Reach.SCHOOLS, ADMIN, Reach.SCHOOLS));
        row(Action.CONTENT_SEE, Map.of(AUTHOR, Reach.SCHOOLS, DSL, Reach.SCHOOLS));
        row(
                Action.PEOPLE_SEE,
                Map.of(ADMIN, Reach.SCHOOLS, DSL, Reach.SCHOOLS, SUPPORT, Reach.WHILE_GRANTED));
        row(Action.PEOPLE_EDIT, Map.of(ADMIN, Reach.SCHOOLS, DSL, Reach.SCHOOLS));
        row(Action.PEOPLE_IMPORT, Map.of(ADMIN, Reach.SCHOOLS));
        row(Action.PEOPLE_EXPORT, Map.of(ADMIN, Reach.SCHOOLS));
        row(Action.ACCOUNTS_EDIT, Map.of(ADMIN, Reach.SCHOOLS));
        row(Action.CONTACTS_EDIT, Map.of(ADMIN, Reach.SCHOOLS, DSL, Reach.SCHOOLS));
        row(Action.DIRECTORY_SEE, Map.of(TRUST_LEAD, Reach.SCHOOLS, ADMIN, Reach.SCHOOLS));
        row(
                Action.PARENTS_EDIT,
                Map.of(DSL, Reach.SCHOOLS, ADMIN, Reach.SCHOOLS, HEAD, Reach.SCHOOLS));
        row(Action.POLICIES_EDIT, Map.of(DSL, Reach.SCHOOLS, HEAD, Reach.SCHOOLS));
        row(Action.SCHOOL_SETTINGS, Map.of(ADMIN, Reach.SCHOOLS));
        row(Action.PORTAL_SETTINGS, Map.of(ADMIN, Reach.PORTAL));
        row(Action.SUPPORT_GRANT, Map.of(ADMIN, Reach.SCHOOLS, HEAD, Reach.SCHOOLS));
        row(Action.OUTBOX_SEE, Map.of(ADMIN, Reach.SCHOOLS));
        row(Action.AUDIT_SEE, Map.of(ADMIN, Reach.SCHOOLS, SUPPORT, Reach.WHILE_GRANTED));
        row(Action.PRIVACY_MANAGE, Map.of(ADMIN, Reach.SCHOOLS));
        row(Action.REQUIREMENTS_EDIT, Map.of(ADMIN, Reach.SCHOOLS, DSL, Reach.SCHOOLS));
        row(Action.SPEAKERS_ASK, Map.of(STAFF, Reach.OWN));
        row(Action.SPEAKERS_VET, Map.of(DSL, Reach.SCHOOLS));
        row(Action.SPEAKERS_DECIDE, Map.of(HEAD, Reach.SCHOOLS));
        row(Action.SPEAKERS_APPEALS, Map.of(HEAD, Reach.SCHOOLS, TRUST_LEAD, Reach.SCHOOLS));
        row(
                Action.SPEAKERS_REGISTER,
                Map.of(DSL, Reach.SCHOOLS, HEAD, Reach.SCHOOLS, TRUST_LEAD, Reach.SCHOOLS));
        row(Action.SPEAKERS_SETTINGS, Map.of(DSL, Reach.SCHOOLS, HEAD, Reach.SCHOOLS));
        row(
                Action.RECEPTION,
                Map.of(RECEPTION, Reach.SCHOOLS, DSL, Reach.SCHOOLS, HEAD, Reach.SCHOOLS));
        row(Action.LESSONS_TEACH, Map.of(STAFF, Reach.OWN));
        row(Action.LESSONS_MANAGE, Map.of(AUTHOR, Reach.SCHOOLS));
        row(
                Action.GUIDANCE_EDIT,
                Map.of(DSL, Reach.SCHOOLS, AUTHOR, Reach.SCHOOLS, ADMIN, Reach.SCHOOLS));
        row(Action.TOLD_EDIT, Map.of(DSL, Reach.SCHOOLS, AUTHOR, Reach.SCHOOLS));
        row(Action.NOTICES_SEND, Map.of(DSL, Reach.SCHOOLS, HEAD, Reach.SCHOOLS));
    }

    private AccessTable() {}

    private static void row(Action action, Map<PortalRole, Reach> roles) {
        ROWS.put(action, Map.copyOf(roles));
    }

    /// Who may do it, and how far.
    public static Map<PortalRole, Reach> of(Action action) {
        return ROWS.getOrDefault(action, Map.of());
    }

    /// How far a role may do it, absent where it may not.
    public static @Nullable Reach reach(PortalRole role, Action action) {
        return of(action).get(role);
    }

    /// Roles that see other people's data or decide about them: they need a second factor.
    public static Set<PortalRole> needSecondFactor() {
        return Set.of(DSL, HEAD, ADMIN, SUPPORT, TRUST_LEAD);
    }
}
