package org.dueregard.coverage;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What governors agreed, as rows. It checks nobody's rights: the service that asks has done so.
@Component
class GovernorActions {

    private static final int MOST = 20;

    private final JdbcClient jdbc;

    GovernorActions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One of them.
    ///
    /// @param ownerRole a role, never a name
    public record Agreed(
            long id,
            String text,
            String ownerRole,
            LocalDate dueOn,
            LocalDate agreedOn,
            @Nullable LocalDate doneOn) {}

    /// As they stood on a day, what is open first. What was done more than a year before is left out.
    List<Agreed> of(long schoolId, LocalDate day) {
        return jdbc.sql(
                        """
                        SELECT id, text, owner_role, due_on, agreed_on,
                            IF(done_on <= :day, done_on, NULL) AS done_on
                        FROM governor_actions
                        WHERE school_id = :school AND agreed_on <= :day
                            AND (done_on IS NULL OR done_on > :past)
                        ORDER BY IF(done_on <= :day, 1, 0), due_on, id LIMIT :most
                        """)
                .param("school", schoolId)
                .param("day", day)
                .param("past", day.minusYears(1))
                .param("most", MOST)
                .query((row, number) ->
                        new Agreed(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, LocalDate.class),
                                row.getObject(5, LocalDate.class),
                                row.getObject(6, LocalDate.class)))
                .list();
    }

    void add(long schoolId, String text, String ownerRole, LocalDate due, LocalDate today) {
        jdbc.sql(
                        "INSERT INTO governor_actions (id, school_id, text, owner_role, due_on,"
                                + " agreed_on) VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?)")
                .param(schoolId)
                .param(text)
                .param(ownerRole)
                .param(due)
                .param(today)
                .update();
    }

    /// @return whether it was open at that school
    boolean done(long schoolId, long actionId, LocalDate today) {
        return jdbc.sql(
                                "UPDATE governor_actions SET done_on = ? WHERE id = ?"
                                        + " AND school_id = ? AND done_on IS NULL")
                        .param(today)
                        .param(actionId)
                        .param(schoolId)
                        .update()
                == 1;
    }
}
