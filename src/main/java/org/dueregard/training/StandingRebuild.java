package org.dueregard.training;

import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.common.BeforeOpening;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.requirements.RequirementAdded;
import org.dueregard.requirements.RequirementCycles;
import org.dueregard.requirements.RequirementRule;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Works the standings out anew from the ledger. They are the same afterwards: a test compares them
/// on random histories.
@Component
public class StandingRebuild extends BeforeOpening {

    /// After requirements were seeded, before the web server.
    private static final int PHASE = 30;

    private final JdbcTemplate jdbc;
    private final LedgerQueries ledger;
    private final RequirementCycles cycles;
    private final TransactionTemplate transaction;

    StandingRebuild(
            JdbcTemplate jdbc,
            LedgerQueries ledger,
            RequirementCycles cycles,
            TransactionTemplate transaction) {
        super(PHASE);
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.cycles = cycles;
        this.transaction = transaction;
    }

    /// Rows of an earlier version say less than is needed now.
    @Override
    protected void prepare() {
        Integer old =
                jdbc.queryForObject(
                        "SELECT COUNT(*) FROM standings WHERE version_key = ''", Integer.class);
        if (old != null && old > 0) {
            rebuildAll();
        }
    }

    /// People may have completed a module before anybody asked for it.
    @EventListener
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 5, delay = 100, jitter = 50)
    public void on(RequirementAdded event) {
        transaction.executeWithoutResult(status -> replace(event.moduleId()));
    }

    /// Replaces all standings.
    public void rebuildAll() {
        transaction.executeWithoutResult(status -> replace(null));
    }

    /// @param onlyModule the module whose standings are replaced, or all
    private void replace(@Nullable String onlyModule) {
        Map<LedgerQueries.Key, List<String>> lifts = ledger.allLifts();
        Map<String, Set<RequirementRule>> known = new HashMap<>();
        List<Object[]> rows = new ArrayList<>();
        ledger.allDays()
                .forEach((key, days) -> {
                    Set<RequirementRule> rules = known.computeIfAbsent(key.moduleId(), cycles::of);
                    StandingTable.rows(days, lifts.getOrDefault(key, List.of()), rules)
                            .forEach(row -> rows.add(values(key, row)));
                });
        jdbc.update(
                "DELETE FROM standings WHERE ? IS NULL OR module_id = ?", onlyModule, onlyModule);
        jdbc.batchUpdate(Ledger.INSERT_STANDING, rows);
    }

    static Object[] values(LedgerQueries.Key key, StandingTable.Row row) {
        return new Object[] {
            key.staffMemberId(),
            key.moduleId(),
            row.rule().cycle().toString(),
            row.rule().mode().name(),
            Date.valueOf(row.validity().from()),
            Date.valueOf(row.validity().until()),
            row.versionKey()
        };
    }
}
