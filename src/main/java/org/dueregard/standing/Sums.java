package org.dueregard.standing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.dueregard.common.Days;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds the changes up: for the end of every month, and for yesterday, so that no question has more
/// than a month to add; and of all schools together for every day.
@Component
class Sums {

    private static final Logger log = LoggerFactory.getLogger(Sums.class);
    private static final int HOUR = 3_600_000;
    private static final int DELETED_AT_ONCE = 50_000;

    private final ReentrantLock working = new ReentrantLock();
    private final ChangeTable changes;
    private final Totals totals;
    private final Horizon horizon;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sums(
            ChangeTable changes,
            Totals totals,
            Horizon horizon,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.changes = changes;
        this.totals = totals;
        this.horizon = horizon;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 20_000, fixedDelay = HOUR)
    void addUpNow() {
        if (!working.tryLock()) {
            return;
        }
        try {
            addUp();
        } catch (DataAccessException e) {
            log.info("Figures are added up at the next round: {}", e.getMessage());
        } finally {
            working.unlock();
        }
    }

    /// Adds nothing up by itself while everything is worked out anew: it would be for nothing, and the
    /// two would wait for each other.
    void leaveAlone(Runnable work) {
        working.lock();
        try {
            work.run();
        } finally {
            working.unlock();
        }
    }

    /// Makes the sums that are missing.
    void addUp() {
        LocalDate first =
                jdbc.sql("SELECT MIN(day) FROM standing_changes")
                        .query(LocalDate.class)
                        .optional()
                        .orElse(null);
        LocalDate yesterday = Days.today(clock).minusDays(1);
        if (first == null || isUnsettled(yesterday)) {
            return;
        }
        TreeSet<LocalDate> missing = new TreeSet<>();
        for (LocalDate end = endOfMonth(first);
                end.isBefore(yesterday);
                end = endOfMonth(end.plusDays(1))) {
            missing.add(end);
        }
        missing.add(yesterday);
        missing.removeAll(
                jdbc.sql("SELECT day FROM standing_sum_days").query(LocalDate.class).set());
        for (LocalDate day : missing) {
            transaction.executeWithoutResult(status -> {
                horizon.alone();
                addUp(day);
                totals.addUp(day);
            });
        }
        forgetOtherDays(yesterday);
    }

    /// Whether something that was recorded up to that day is not written down yet.
    private boolean isUnsettled(LocalDate day) {
        return jdbc.sql("SELECT COUNT(*) FROM standing_marks WHERE from_day <= ?")
                        .param(day)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static LocalDate endOfMonth(LocalDate day) {
        return day.withDayOfMonth(day.lengthOfMonth());
    }

    private void addUp(LocalDate day) {
        LocalDate before = before(day);
        changes.compact(before, day);
        jdbc.sql("DELETE FROM standing_sums WHERE day = ?").param(day).update();
        jdbc.sql(
                        "INSERT INTO standing_sums (day, school_id, line_id, "
                                + Figures.COLUMNS
                                + ") SELECT :day, school_id, line_id, "
                                + Figures.SUMMED
                                + " FROM (SELECT school_id, line_id, "
                                + Figures.COLUMNS
                                + " FROM standing_sums WHERE day = :before"
                                + " UNION ALL SELECT school_id, line_id, "
                                + Figures.COLUMNS
                                + " FROM standing_changes WHERE day > :before AND day <= :day) up"
                                + " GROUP BY school_id, line_id"
                                + " HAVING SUM(n0) <> 0 OR SUM(n1) <> 0 OR SUM(n2) <> 0"
                                + " OR SUM(n3) <> 0 OR SUM(n4) <> 0 OR SUM(n5) <> 0"
                                + " OR SUM(n6) <> 0 OR SUM(n7) <> 0 OR SUM(n8) <> 0")
                .param("day", day)
                .param("before", before)
                .update();
        jdbc.sql("INSERT IGNORE INTO standing_sum_days (day) VALUES (?)").param(day).update();
    }

    private LocalDate before(LocalDate day) {
        return jdbc.sql("SELECT MAX(day) FROM standing_sum_days WHERE day < ?")
                .param(day)
                .query(LocalDate.class)
                .optional()
                .orElse(LocalDate.EPOCH);
    }

    /// Sums of days within months that yesterday's have replaced.
    private void forgetOtherDays(LocalDate yesterday) {
        for (String table : new String[] {"standing_sum_days", "standing_sums"}) {
            jdbc.sql("DELETE FROM " + table + " WHERE day < ? AND day <> LAST_DAY(day)")
                    .param(yesterday)
                    .update();
        }
    }

    /// Forgets everything, to be worked out anew.
    void clear() {
        for (String table :
                new String[] {
                    "standing_sum_days", "standing_totals", "standing_sums", "standing_changes"
                }) {
            int deleted = DELETED_AT_ONCE;
            while (deleted == DELETED_AT_ONCE) {
                deleted = jdbc.sql("DELETE FROM " + table + " LIMIT " + DELETED_AT_ONCE).update();
            }
        }
    }
}
