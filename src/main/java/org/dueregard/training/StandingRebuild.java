package org.dueregard.training;

import java.sql.Date;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.requirements.RequirementAdded;
import org.dueregard.requirements.RequirementCycles;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Works the standings out anew from the ledger. They are the same afterwards: a test compares them
/// on random histories.
@Component
public class StandingRebuild {

    private final JdbcTemplate jdbc;
    private final RequirementCycles cycles;

    StandingRebuild(JdbcTemplate jdbc, RequirementCycles cycles) {
        this.jdbc = jdbc;
        this.cycles = cycles;
    }

    /// People may have completed a module before anybody asked for it.
    @EventListener
    @Transactional
    void on(RequirementAdded event) {
        rebuildAll();
    }

    /// Replaces all standings.
    @Transactional
    public void rebuildAll() {
        Map<Key, List<LocalDate>> ledger = new HashMap<>();
        jdbc.query(
                "SELECT staff_member_id, module_id, effective_on FROM completions",
                row -> {
                    ledger.computeIfAbsent(
                                    new Key(row.getLong(1), row.getString(2)),
                                    key -> new ArrayList<>())
                            .add(row.getObject(3, LocalDate.class));
                });
        Map<String, List<Period>> known = new HashMap<>();
        List<Object[]> rows = new ArrayList<>();
        ledger.forEach((key, days) -> {
            for (Period cycle : known.computeIfAbsent(key.moduleId(), cycles::of)) {
                Validity.of(days, cycle).ifPresent(validity -> rows.add(row(key, cycle, validity)));
            }
        });
        jdbc.update("DELETE FROM standings");
        jdbc.batchUpdate(
                "INSERT INTO standings"
                        + " (staff_member_id, module_id, cycle, covered_from, covered_until)"
                        + " VALUES (?, ?, ?, ?, ?)",
                rows);
    }

    private static Object[] row(Key key, Period cycle, Validity validity) {
        return new Object[] {
            key.staffMemberId(),
            key.moduleId(),
            cycle.toString(),
            Date.valueOf(validity.from()),
            Date.valueOf(validity.until())
        };
    }

    private record Key(long staffMemberId, String moduleId) {}
}
