package org.dueregard.sessions;

import java.time.Clock;
import java.util.List;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PageOf;
import org.dueregard.common.Sql;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.people.PersonName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who is on the list of a session, who was there, who was assessed.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class RosterService {

    private static final String ROSTER =
            """
            SELECT p.id, p.given_name, p.family_name, p.email, x.state,
                x.attended_at IS NOT NULL AS attended, COALESCE(r.assessed, 0) AS assessed,
                COALESCE(r.passed, 0) AS passed
            FROM session_places x JOIN staff_members p ON p.id = x.staff_member_id
            LEFT JOIN (SELECT a.staff_member_id, 1 AS assessed, MAX(a.passed) AS passed
                FROM attempts a WHERE a.session_id = :session AND %s
                GROUP BY a.staff_member_id) r ON r.staff_member_id = p.id
            WHERE x.session_id = :session
                AND (:search = '%%%%' OR CONCAT(p.given_name, ' ', p.family_name) LIKE :search)
                AND CASE :show
                    WHEN 'BOOKED' THEN x.state = 'BOOKED' OR x.attended_at IS NOT NULL
                    WHEN 'WAITING' THEN x.state = 'WAITING' AND x.attended_at IS NULL
                    WHEN 'NOT_THERE' THEN x.state = 'BOOKED' AND x.attended_at IS NULL
                    WHEN 'ATTENDED' THEN x.attended_at IS NOT NULL
                    WHEN 'NOT_ASSESSED' THEN x.attended_at IS NOT NULL AND r.assessed IS NULL
                    WHEN 'NOT_PASSED' THEN r.assessed = 1 AND r.passed = 0
                    ELSE TRUE END
            """
                    .formatted(SessionStore.HANDED_IN);

    private final SessionAccess own;
    private final SessionPeople people;
    private final Places places;
    private final JdbcClient jdbc;
    private final Clock clock;

    RosterService(
            SessionAccess own, SessionPeople people, Places places, JdbcClient jdbc, Clock clock) {
        this.own = own;
        this.people = people;
        this.places = places;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// One page of the roster, by family name.
    ///
    /// @throws SessionMissingException when there is none, or none of the caller's schools
    @Requires(Action.SESSIONS_RUN)
    @Transactional(readOnly = true)
    public PageOf<RosterRow> list(long id, RosterFilter filter) {
        own.find(id);
        long total =
                roster("SELECT COUNT(*) FROM (" + ROSTER + ") counted", id, filter)
                        .query(Long.class)
                        .single();
        PageOf.Slice slice = PageOf.slice(total, filter.page());
        return PageOf.of(
                roster(
                                "SELECT * FROM ("
                                        + ROSTER
                                        + ") listed ORDER BY family_name, given_name, id"
                                        + " LIMIT :size OFFSET :from",
                                id,
                                filter)
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query((row, number) ->
                                new RosterRow(
                                        row.getLong("id"),
                                        row.getString("given_name")
                                                + " "
                                                + row.getString("family_name"),
                                        row.getString("email") != null,
                                        PlaceState.valueOf(row.getString("state")),
                                        row.getBoolean("attended"),
                                        row.getBoolean("assessed"),
                                        row.getBoolean("passed")))
                        .list(),
                total,
                slice);
    }

    private JdbcClient.StatementSpec roster(String sql, long id, RosterFilter filter) {
        return jdbc.sql(sql)
                .param("session", id)
                .param("search", Sql.containing(filter.search()))
                .param("show", filter.show().name());
    }

    /// A few people of the school who are not on the roster, by part of their name.
    ///
    /// @throws SessionMissingException when there is none, or none of the caller's schools
    @Requires(Action.SESSIONS_RUN)
    @Transactional(readOnly = true)
    public List<PersonName> others(long id, String search) {
        own.find(id);
        return search.isBlank() ? List.of() : people.others(id, search);
    }

    /// Puts somebody of the school on the list: before the day they are booked, or wait; from that day
    /// on they were there.
    ///
    /// @throws SessionMissingException when there is none of the caller's schools
    /// @throws InvalidInputException when the person works elsewhere, or the session is cancelled
    @Requires(Action.SESSIONS_RUN)
    @Transactional
    public void add(long id, long staffMemberId) {
        SessionDetails session = held(id);
        if (!people.worksThere(id, staffMemberId)) {
            throw new InvalidInputException("", "invalid.session-elsewhere");
        }
        if (isBefore(session)) {
            places.book(session, staffMemberId);
        } else {
            places.attend(session, staffMemberId, AttendedHow.BY_HAND);
        }
    }

    private boolean isBefore(SessionDetails session) {
        return session.heldOn().isAfter(Days.today(clock));
    }

    private SessionDetails held(long id) {
        SessionDetails session = own.lock(id);
        if (session.state() == SessionState.CANCELLED) {
            throw new InvalidInputException("", "invalid.session-over");
        }
        return session;
    }

    /// Writes whether somebody on the list was there.
    ///
    /// @throws SessionMissingException when there is none of the caller's schools
    /// @throws InvalidInputException before the day; or when it is to be taken back of somebody who
    ///     was assessed there
    @Requires(Action.SESSIONS_RUN)
    @Transactional
    public void setAttended(long id, long staffMemberId, boolean attended) {
        SessionDetails session = held(id);
        if (places.find(id, staffMemberId).isEmpty()) {
            throw new InvalidInputException("", "invalid.session-elsewhere");
        }
        if (!attended) {
            places.unattend(session, staffMemberId);
        } else if (isBefore(session)) {
            throw new InvalidInputException("", "invalid.session-early");
        } else {
            places.attend(session, staffMemberId, AttendedHow.BY_HAND);
        }
    }
}
