package org.dueregard.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the ledger holds about one person and module, or about everybody.
@Component
class LedgerQueries {

    private static final String STANDING =
            " FROM completions c WHERE NOT EXISTS"
                    + " (SELECT 1 FROM completion_withdrawals w WHERE w.completion_id = c.id)";

    record Key(long staffMemberId, String moduleId) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;

    LedgerQueries(JdbcClient jdbc, JdbcTemplate rows) {
        this.jdbc = jdbc;
        this.rows = rows;
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

    Map<Key, List<LedgerDay>> allDays() {
        Map<Key, List<LedgerDay>> all = new HashMap<>();
        rows.query(
                "SELECT c.staff_member_id, c.module_id, c.effective_on, c.face_to_face,"
                        + " c.module_version"
                        + STANDING,
                row -> {
                    all.computeIfAbsent(
                                    new Key(row.getLong(1), row.getString(2)),
                                    key -> new ArrayList<>())
                            .add(
                                    new LedgerDay(
                                            row.getObject(3, LocalDate.class),
                                            row.getBoolean(4),
                                            row.getString(5)));
                });
        return all;
    }

    Map<Key, List<String>> allLifts() {
        Map<Key, List<String>> all = new HashMap<>();
        rows.query(
                "SELECT staff_member_id, module_id, version_key FROM version_lifts",
                row -> {
                    all.computeIfAbsent(
                                    new Key(row.getLong(1), row.getString(2)),
                                    key -> new ArrayList<>())
                            .add(row.getString(3));
                });
        return all;
    }
}
