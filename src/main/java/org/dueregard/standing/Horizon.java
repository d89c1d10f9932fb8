package org.dueregard.standing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.dueregard.common.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// How far the spans forecast: to the end of next year. It is drawn out once a year, for everybody, from
/// where it ended, so that nothing is missing even where the portal stood still for a long time.
@Component
class Horizon {

    private static final String SELECT = "SELECT day FROM standing_horizon WHERE id = 1";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Horizon(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The first day that is not forecast.
    LocalDate day() {
        return known().orElseGet(this::wanted);
    }

    /// Whoever writes down something about days that are over, or adds them up, does so alone: held to
    /// the end of the transaction.
    void alone() {
        jdbc.sql(SELECT + " FOR UPDATE").query(LocalDate.class).optional();
    }

    private Optional<LocalDate> known() {
        return jdbc.sql(SELECT).query(LocalDate.class).optional();
    }

    private LocalDate wanted() {
        return LocalDate.of(Days.today(clock).getYear() + 2, 1, 1);
    }

    /// Draws it out where a year has ended.
    void keep() {
        LocalDate known = known().orElse(null);
        LocalDate wanted = wanted();
        if (known != null && !known.isBefore(wanted)) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (known == null) {
                jdbc.sql("INSERT IGNORE INTO standing_horizon (id, day) VALUES (1, ?)")
                        .param(wanted)
                        .update();
            } else if (moved(known, wanted)) {
                jdbc.sql(
                                "INSERT INTO standing_marks (staff_member_id, from_day)"
                                        + " SELECT id, ? FROM staff_members")
                        .param(known)
                        .update();
            }
        });
    }

    private boolean moved(LocalDate known, LocalDate wanted) {
        return jdbc.sql("UPDATE standing_horizon SET day = ? WHERE id = 1 AND day = ?")
                        .param(wanted)
                        .param(known)
                        .update()
                == 1;
    }
}
