package org.dueregard.standing;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Brings the read model up to what was recorded: every few moments, and for a few people at once
/// whenever somebody looks.
@Component
public class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);
    private static final int BATCH = 100;
    private static final int MOST_WHILE_WAITING = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// Two at the same marks would only undo each other's work.
    private final ReentrantLock turn = new ReentrantLock(true);

    private final Restatement restatement;
    private final FactsReader facts;
    private final Horizon horizon;
    private final JdbcClient jdbc;

    Settlement(Restatement restatement, FactsReader facts, Horizon horizon, JdbcClient jdbc) {
        this.horizon = horizon;
        this.restatement = restatement;
        this.facts = facts;
        this.jdbc = jdbc;
    }

    private record Mark(long id, long person, LocalDate from) {}

    @Scheduled(initialDelay = 5_000, fixedDelay = 2_000)
    void settleAll() {
        try {
            while (settleInTurn()) {
                // the next batch
            }
        } catch (DataAccessException | TransactionException e) {
            log.info("Figures are brought up to date at the next round: {}", e.getMessage());
        }
    }

    private boolean settleInTurn() {
        turn.lock();
        try {
            return settleSome();
        } finally {
            turn.unlock();
        }
    }

    /// Settles what was recorded before this moment, unless it is much; then part of it. Nobody who
    /// looks waits long for somebody else who is at it.
    ///
    /// @return whether all of it is settled
    public boolean settle() {
        try {
            for (int i = 0; i < MOST_WHILE_WAITING; i++) {
                if (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                try {
                    if (!settleSome()) {
                        return true;
                    }
                } finally {
                    turn.unlock();
                }
            }
        } catch (DataAccessException | TransactionException e) {
            // Another program is at it.
            log.debug("Settling waits", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// @return whether there was anything
    private boolean settleSome() {
        horizon.keep();
        List<Mark> marks = marks();
        if (marks.isEmpty()) {
            return false;
        }
        Set<Long> people = new HashSet<>();
        List<Long> ids = new ArrayList<>();
        LocalDate since = LocalDate.MAX;
        for (Mark mark : marks) {
            people.add(mark.person);
            ids.add(mark.id);
            since = mark.from.isBefore(since) ? mark.from : since;
        }
        restatement.restateApart(people, since, facts.rules(), ids);
        return true;
    }

    private List<Mark> marks() {
        return jdbc.sql(
                        "SELECT id, staff_member_id, from_day FROM standing_marks ORDER BY id LIMIT ?")
                .param(BATCH)
                .query((row, number) ->
                        new Mark(
                                row.getLong(1),
                                row.getLong(2),
                                Objects.requireNonNull(row.getObject(3, LocalDate.class))))
                .list();
    }
}
