package org.dueregard.sessions;

import java.util.List;
import org.dueregard.common.Sql;
import org.dueregard.people.PersonName;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who belongs to a session's school on its day, and who of them is invited.
@Component
class SessionPeople {

    /// Works at the school of session `s` on its day, as person `p`.
    private static final String WORKS_THERE =
            """
            p.erased_at IS NULL AND p.started_on <= s.held_on
                AND (p.left_on IS NULL OR p.left_on >= s.held_on)
                AND (p.school_id = s.school_id OR EXISTS (
                    SELECT 1 FROM role_group_memberships w WHERE w.staff_member_id = p.id
                        AND w.school_id = s.school_id AND w.from_date <= s.held_on
                        AND (w.to_date IS NULL OR w.to_date >= s.held_on)))
            """;

    /// Is in one of the groups that session `s` invites, on its day and at its school, as person `p`.
    static final String INVITED =
            WORKS_THERE
                    + """
                     AND EXISTS (SELECT 1 FROM session_groups g
                        JOIN role_group_memberships m ON m.role_group = g.role_group
                        WHERE g.session_id = s.id AND m.staff_member_id = p.id
                            AND m.school_id = s.school_id AND m.from_date <= s.held_on
                            AND (m.to_date IS NULL OR m.to_date >= s.held_on))
                    """;

    private static final int MOST_FOUND = 10;

    /// Somebody to be written to.
    record Reader(long id, String name, @Nullable String email) {}

    private final JdbcClient jdbc;

    SessionPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean worksThere(long sessionId, long person) {
        return is(WORKS_THERE, sessionId, person);
    }

    boolean isInvited(long sessionId, long person) {
        return is(INVITED, sessionId, person);
    }

    private boolean is(String condition, long sessionId, long person) {
        return jdbc.sql(
                                "SELECT COUNT(*) FROM training_sessions s, staff_members p"
                                        + " WHERE s.id = ? AND p.id = ? AND "
                                        + condition)
                        .param(sessionId)
                        .param(person)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /// Everybody invited who has an address.
    List<Reader> invited(long sessionId) {
        return jdbc.sql(
                        "SELECT p.id, p.given_name, p.family_name, p.email"
                                + " FROM training_sessions s, staff_members p"
                                + " WHERE s.id = ? AND p.email IS NOT NULL AND "
                                + INVITED
                                + " ORDER BY p.id")
                .param(sessionId)
                .query((row, number) ->
                        new Reader(
                                row.getLong("id"),
                                row.getString("given_name") + " " + row.getString("family_name"),
                                row.getString("email")))
                .list();
    }

    /// People of the school who are not on the roster, by part of their name.
    List<PersonName> others(long sessionId, String search) {
        return jdbc.sql(
                        "SELECT p.id, CONCAT(p.given_name, ' ', p.family_name) AS name"
                                + " FROM training_sessions s, staff_members p"
                                + " WHERE s.id = :session AND "
                                + WORKS_THERE
                                + """
                                 AND CONCAT(p.given_name, ' ', p.family_name) LIKE :search
                                AND NOT EXISTS (SELECT 1 FROM session_places x
                                    WHERE x.session_id = s.id AND x.staff_member_id = p.id)
                                ORDER BY p.family_name, p.given_name, p.id LIMIT :most
                                """)
                .param("session", sessionId)
                .param("search", Sql.containing(search))
                .param("most", MOST_FOUND)
                .query((row, number) -> new PersonName(row.getLong("id"), row.getString("name")))
                .list();
    }
}
