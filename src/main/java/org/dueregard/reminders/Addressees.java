package org.dueregard.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.dueregard.common.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads who is behind the numbers.
@Component
class Addressees {

    private static final String AWAY =
            """
            EXISTS (SELECT 1 FROM absences a WHERE a.staff_member_id = %s
                AND a.from_date <= :day AND (a.to_date IS NULL OR a.to_date >= :day))
            """;

    private static final String FOUND =
            """
            SELECT s.id, s.given_name, s.family_name, s.email, s.school_id, %s AS away,
                m.id AS manager_id, m.given_name AS manager_given, m.family_name AS manager_family,
                m.email AS manager_email, %s AS manager_away
            FROM staff_members s
            LEFT JOIN staff_members m ON m.id = s.line_manager_id AND m.id <> s.id
                AND m.erased_at IS NULL AND (m.left_on IS NULL OR m.left_on >= :day)
            WHERE s.id IN (:people) AND s.erased_at IS NULL AND s.started_on <= :day
                AND (s.left_on IS NULL OR s.left_on >= :day)
            """
                    .formatted(AWAY.formatted("s.id"), AWAY.formatted("m.id"));

    private final JdbcClient jdbc;

    Addressees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By number, without those who left.
    Map<Long, Addressee> find(Collection<Long> people, LocalDate day) {
        Map<Long, Addressee> found = new HashMap<>();
        if (!people.isEmpty()) {
            jdbc.sql(FOUND)
                    .param("people", people)
                    .param("day", day)
                    .query(row -> {
                        found.put(row.getLong("id"), addressee(row));
                    });
        }
        return found;
    }

    private static Addressee addressee(ResultSet row) throws SQLException {
        Long manager = Sql.number(row, "manager_id");
        String managerName =
                manager == null
                        ? null
                        : row.getString("manager_given") + " " + row.getString("manager_family");
        return new Addressee(
                row.getLong("id"),
                row.getString("given_name") + " " + row.getString("family_name"),
                row.getString("email"),
                row.getLong("school_id"),
                row.getBoolean("away"),
                row.getBoolean("manager_away")
                        ? null
                        : manager(manager, managerName, row.getString("manager_email")),
                managerName);
    }

    private static Addressee.@Nullable Contact manager(
            @Nullable Long id, @Nullable String name, @Nullable String email) {
        return id == null || name == null || email == null
                ? null
                : new Addressee.Contact(id, name, email);
    }
}
