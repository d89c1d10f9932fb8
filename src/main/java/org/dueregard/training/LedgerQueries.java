package org.dueregard.training;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the ledger holds about one person and module.
@Component
class LedgerQueries {

    private static final String STANDING =
            " FROM completions c WHERE NOT EXISTS"
                    + " (SELECT 1 FROM completion_withdrawals w WHERE w.completion_id = c.id)";

    private final JdbcClient jdbc;

    LedgerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LedgerDay> days(long staffMemberId, String moduleId) {
        return jdbc.sql(
                        "SELECT c.effective_on, c.face_to_face, c.module_version"
                                + STANDING
                                + " AND c.staff_member_id = ? AND c.module_id = ?")
                .param(staffMemberId)
                .param(moduleId)
                .query((row, number) ->
                        new LedgerDay(
                                row.getObject(1, LocalDate.class),
                                row.getBoolean(2),
                                row.getString(3)))
                .list();
    }

    List<String> lifts(long staffMemberId, String moduleId) {
        return jdbc.sql(
                        "SELECT version_key FROM version_lifts"
                                + " WHERE staff_member_id = ? AND module_id = ?")
                .param(staffMemberId)
                .param(moduleId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// The newest version somebody completed or confirmed, in a form that sorts; empty where there is
    /// none.
    String newestVersion(long staffMemberId, String moduleId) {
        List<LedgerDay> days = days(staffMemberId, moduleId);
        return days.isEmpty()
                ? ""
                : Stream.concat(
                                days.stream().map(LedgerDay::versionKey),
                                lifts(staffMemberId, moduleId).stream())
                        .max(String::compareTo)
                        .orElse("");
    }
}
