package org.dueregard.sessions;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Places at sessions. Whoever calls holds the session, so that no place is given away twice.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Places {

    private static final String INSERT =
            "INSERT INTO session_places (session_id, staff_member_id, state, booked_at, attended_at,"
                    + " attended_how) VALUES (?, ?, ?, ?, ?, ?)";

    private final JdbcClient jdbc;
    private final SessionMails mails;
    private final AuditLog audit;
    private final Clock clock;

    Places(JdbcClient jdbc, SessionMails mails, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    /// What somebody has at a session.
    record Place(PlaceState state, boolean attended) {}

    Optional<Place> find(long sessionId, long person) {
        return jdbc.sql(
                        "SELECT state, attended_at IS NOT NULL AS attended FROM session_places"
                                + " WHERE session_id = ? AND staff_member_id = ?")
                .param(sessionId)
                .param(person)
                .query((row, number) ->
                        new Place(
                                PlaceState.valueOf(row.getString("state")),
                                row.getBoolean("attended")))
                .optional();
    }

    int taken(long sessionId) {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM session_places WHERE session_id = ?"
                                + " AND (state = 'BOOKED' OR attended_at IS NOT NULL)")
                .param(sessionId)
                .query(Integer.class)
                .single();
    }

    /// Gives a place, or one on the waiting list; somebody who has either keeps it.
    PlaceState book(SessionDetails session, long person) {
        Optional<Place> had = find(session.id(), person);
        if (had.isPresent()) {
            return had.get().state();
        }
        PlaceState given =
                taken(session.id()) < session.places() ? PlaceState.BOOKED : PlaceState.WAITING;
        insert(session, person, given, null);
        return given;
    }

    private void insert(
            SessionDetails session, long person, PlaceState state, @Nullable AttendedHow how) {
        var now = Days.stored(clock.instant());
        jdbc.sql(INSERT)
                .param(session.id())
                .param(person)
                .param(state.name())
                .param(now)
                .param(how == null ? null : now)
                .param(how == null ? null : how.name())
                .update();
    }

    /// Takes somebody off the list; the next on the waiting list moves up.
    ///
    /// @throws InvalidInputException when they were there already
    void giveUp(SessionDetails session, long person) {
        if (find(session.id(), person).filter(Place::attended).isPresent()) {
            throw new InvalidInputException("", "invalid.session-attended");
        }
        jdbc.sql("DELETE FROM session_places WHERE session_id = ? AND staff_member_id = ?")
                .param(session.id())
                .param(person)
                .update();
        promote(session);
    }

    /// Gives free places to those who wait, in their order, and tells them.
    void promote(SessionDetails session) {
        int free = session.places() - taken(session.id());
        if (free <= 0 || !session.isAhead(Days.today(clock))) {
            return;
        }
        List<Long> next =
                jdbc.sql(
                                """
                                SELECT staff_member_id FROM session_places
                                WHERE session_id = ? AND state = 'WAITING' AND attended_at IS NULL
                                ORDER BY booked_at, staff_member_id LIMIT ?
                                """)
                        .param(session.id())
                        .param(free)
                        .query((row, number) -> row.getLong(1))
                        .list();
        if (next.isEmpty()) {
            return;
        }
        jdbc.sql(
                        "UPDATE session_places SET state = 'BOOKED'"
                                + " WHERE session_id = :session AND staff_member_id IN (:people)")
                .param("session", session.id())
                .param("people", next)
                .update();
        mails.promoted(session, next);
    }

    /// Writes that somebody was there; once, however often it is said.
    void attend(SessionDetails session, long person, AttendedHow how) {
        Optional<Place> had = find(session.id(), person);
        if (had.filter(Place::attended).isPresent()) {
            return;
        }
        if (had.isPresent()) {
            jdbc.sql(
                            "UPDATE session_places SET attended_at = ?, attended_how = ?"
                                    + " WHERE session_id = ? AND staff_member_id = ?")
                    .param(Days.stored(clock.instant()))
                    .param(how.name())
                    .param(session.id())
                    .param(person)
                    .update();
        } else {
            insert(session, person, PlaceState.WALK_IN, how);
        }
        written(session, person, Map.of("session", session.id(), "attended", how.name()));
    }

    /// Takes back that somebody was there. Who came without booking is off the list again.
    ///
    /// @throws InvalidInputException when they handed in the quiz there, so they were
    void unattend(SessionDetails session, long person) {
        boolean assessed =
                jdbc.sql(
                                        "SELECT COUNT(*) FROM attempts a WHERE a.session_id = ?"
                                                + " AND a.staff_member_id = ? AND "
                                                + SessionStore.HANDED_IN)
                                .param(session.id())
                                .param(person)
                                .query(Long.class)
                                .single()
                        > 0;
        if (assessed) {
            throw new InvalidInputException("", "invalid.session-assessed");
        }
        jdbc.sql(
                        "DELETE FROM session_places WHERE session_id = ? AND staff_member_id = ?"
                                + " AND state = 'WALK_IN'")
                .param(session.id())
                .param(person)
                .update();
        jdbc.sql(
                        "UPDATE session_places SET attended_at = NULL, attended_how = NULL"
                                + " WHERE session_id = ? AND staff_member_id = ?")
                .param(session.id())
                .param(person)
                .update();
        written(session, person, Map.of("session", session.id(), "attended", "undone"));
    }

    private void written(SessionDetails session, long person, Map<String, Object> details) {
        audit.record(
                AuditEvent.about(
                        AuditAction.ATTENDANCE_CHANGED, session.school().id(), person, details));
    }
}
