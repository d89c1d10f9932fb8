package org.dueregard.training;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Delayed checks that can be answered, for rooms that remind of them. It checks nobody's rights.
@Component
public class OpenChecks {

    private static final String OPEN =
            """
            SELECT d.staff_member_id, d.module_id, d.closes_on FROM delayed_checks d
            JOIN completions c ON c.id = d.completion_id
            JOIN staff_members s ON s.id = d.staff_member_id
            WHERE d.result IS NULL AND d.offered_on <= :day AND d.closes_on >= :day
                AND NOT EXISTS (SELECT 1 FROM completion_withdrawals w WHERE w.completion_id = c.id)
                AND NOT EXISTS (
            """
                    + NewestCompletions.NEWER
                    + ")";

    private final JdbcClient jdbc;

    OpenChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param closesOn the last day for it
    public record OpenCheck(long staffMemberId, String moduleId, LocalDate closesOn) {}

    /// Those of the people whose own school it is.
    public List<OpenCheck> atSchool(long schoolId, LocalDate day) {
        return find(" AND s.school_id = :id", schoolId, day);
    }

    public List<OpenCheck> ofPerson(long staffMemberId, LocalDate day) {
        return find(" AND s.id = :id", staffMemberId, day);
    }

    private List<OpenCheck> find(String whose, long id, LocalDate day) {
        return jdbc.sql(OPEN + whose)
                .param("day", day)
                .param("id", id)
                .query((row, number) ->
                        new OpenCheck(
                                row.getLong(1),
                                row.getString(2),
                                row.getObject(3, LocalDate.class)))
                .list();
    }
}
