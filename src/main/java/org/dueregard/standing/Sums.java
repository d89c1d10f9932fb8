package org.dueregard.standing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.TreeSet;
import org.dueregard.common.Days;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds the changes up: for the end of every month, and for yesterday, so that no question has more
/// than a month to add.
@Component
class Sums {

    private static final Logger log = LoggerFactory.getLogger(Sums.class);
    private static final int HOUR = 3_600_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sums(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 20_000, fixedDelay = HOUR)
    void addUpNow() {
        try {
            addUp();
        } catch (DataAccessException e) {
            log.info("Figures are added up at the next round: {}", e.getMessage());
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
            transaction.executeWithoutResult(status -> addUp(day));
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
                .param("before", before == null ? LocalDate.EPOCH : before)
                .update();
        jdbc.sql("INSERT IGNORE INTO standing_sum_days (day) VALUES (?)").param(day).update();
    }

    private @Nullable LocalDate before(LocalDate day) {
        return jdbc.sql("SELECT MAX(day) FROM standing_sum_days WHERE day < ?")
                .param(day)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
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
        jdbc.sql("DELETE FROM standing_sum_days").update();
        jdbc.sql("DELETE FROM standing_sums").update();
        jdbc.sql("DELETE FROM standing_changes").update();
    }
}
