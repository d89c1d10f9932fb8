package org.dueregard.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.database.TransientDatabaseFault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Joining a session with the code on the wall. A code is of no use elsewhere: who joins must work at
/// the session's school.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class JoinService {

    static final int WRONG_CODES = 10;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private record Tries(int wrong, Instant since) {}

    private final SessionStore store;
    private final SessionPeople people;
    private final Places places;
    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Clock clock;

    JoinService(
            SessionStore store,
            SessionPeople people,
            Places places,
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.places = places;
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Where a code leads the caller. Wrong ones are counted.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional
    public JoinStep look(String code) {
        return step(code, false);
    }

    /// Joins: the caller was there. Joining again changes nothing.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional
    public JoinStep join(String code) {
        return step(code, true);
    }

    private JoinStep step(String code, boolean join) {
        Caller caller = currentCaller.get();
        long person = currentCaller.staffMemberId();
        Instant now = clock.instant();
        Optional<Tries> tries = lockTries(caller.accountId());
        Instant until =
                tries.filter(t -> t.wrong >= WRONG_CODES)
                        .map(t -> t.since.plus(WINDOW))
                        .orElse(Instant.MIN);
        if (now.isBefore(until)) {
            return new JoinStep.Wait(until);
        }
        Optional<SessionDetails> session = session(JoinCodes.tidy(code), person);
        if (session.isEmpty()) {
            wrong(caller.accountId(), now);
            return new JoinStep.WrongCode();
        }
        if (join) {
            places.attend(session.get(), person, AttendedHow.JOINED);
        }
        boolean attended =
                places.find(session.get().id(), person).filter(Places.Place::attended).isPresent();
        return new JoinStep.Door(session.get(), caller.name(), attended);
    }

    /// Held, and looked at again: it may have been closed while we waited for it.
    private Optional<SessionDetails> session(String code, long person) {
        return jdbc.sql(
                        "SELECT id FROM training_sessions"
                                + " WHERE join_code = ? AND state = 'OPEN' AND held_on = ? FOR UPDATE")
                .param(code)
                .param(Days.today(clock))
                .query(Long.class)
                .optional()
                .flatMap(store::find)
                .filter(found -> people.worksThere(found.id(), person));
    }

    /// Held, so that tries at the same moment are all counted.
    private Optional<Tries> lockTries(long account) {
        return jdbc.sql("SELECT wrong, since FROM join_tries WHERE account_id = ? FOR UPDATE")
                .param(account)
                .query((row, number) ->
                        new Tries(
                                row.getInt("wrong"),
                                Days.restored(row.getObject("since", LocalDateTime.class))))
                .optional();
    }

    private void wrong(long account, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO join_tries (account_id, wrong, since)
                        VALUES (:account, 1, :now)
                        ON DUPLICATE KEY UPDATE
                            wrong = IF(since <= :old, 1, join_tries.wrong + 1),
                            since = IF(since <= :old, :now, since)
                        """)
                .param("account", account)
                .param("now", Days.stored(now))
                .param("old", Days.stored(now.minus(WINDOW)))
                .update();
    }
}
