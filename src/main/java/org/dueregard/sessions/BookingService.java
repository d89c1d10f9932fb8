package org.dueregard.sessions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PageOf;
import org.dueregard.database.TransientDatabaseFault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The caller's own places at sessions.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class BookingService {

    private static final String OWN =
            """
            SELECT s.*, c.name AS school_name, x.state AS own_state,
                (SELECT GROUP_CONCAT(g.role_group) FROM session_groups g
                    WHERE g.session_id = s.id) AS role_groups,
                s.places - (SELECT COUNT(*) FROM session_places t WHERE t.session_id = s.id
                    AND (t.state = 'BOOKED' OR t.attended_at IS NOT NULL)) AS free,
                (SELECT COUNT(*) FROM session_places w WHERE w.session_id = s.id
                    AND w.state = 'WAITING' AND w.attended_at IS NULL
                    AND (w.booked_at < x.booked_at OR (w.booked_at = x.booked_at
                        AND w.staff_member_id < x.staff_member_id))) AS before_me,
                x.attended_at IS NOT NULL AS attended,
                EXISTS (SELECT 1 FROM attempts a WHERE a.session_id = s.id
                    AND a.staff_member_id = p.id AND %s) AS assessed
            FROM training_sessions s JOIN schools c ON c.id = s.school_id
            JOIN staff_members p ON p.id = :person
            LEFT JOIN session_places x ON x.session_id = s.id AND x.staff_member_id = p.id
            """
                    .formatted(SessionStore.HANDED_IN);

    private static final String AHEAD =
            " WHERE s.held_on >= :today AND ((s.state <> 'CANCELLED' AND "
                    + SessionPeople.INVITED
                    + ") OR x.state IS NOT NULL) ORDER BY s.held_on, s.begins_at, s.id LIMIT 100";

    private final SessionStore store;
    private final SessionPeople people;
    private final Places places;
    private final CalendarFile calendarFile;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Clock clock;

    BookingService(
            SessionStore store,
            SessionPeople people,
            Places places,
            CalendarFile calendarFile,
            Access access,
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.places = places;
        this.calendarFile = calendarFile;
        this.access = access;
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Sessions to come to which the caller is invited, or where the caller has a place.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public List<OwnSession> ahead() {
        Long person = currentCaller.get().staffMemberId();
        if (person == null) {
            return List.of();
        }
        return jdbc.sql(OWN + AHEAD)
                .param("person", person)
                .param("today", Days.today(clock))
                .query(BookingService::row)
                .list();
    }

    /// Sessions that are over at which the caller had a place or was, the latest first.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public PageOf<OwnSession> over(int page) {
        Long person = currentCaller.get().staffMemberId();
        if (person == null) {
            return PageOf.of(List.of(), 0, PageOf.slice(0, 1));
        }
        LocalDate today = Days.today(clock);
        String where =
                " WHERE s.held_on < :today AND s.state <> 'CANCELLED'"
                        + " AND (x.state = 'BOOKED' OR x.attended_at IS NOT NULL)";
        long total =
                jdbc.sql(
                                "SELECT COUNT(*) FROM training_sessions s JOIN session_places x"
                                        + " ON x.session_id = s.id AND x.staff_member_id = :person"
                                        + where)
                        .param("person", person)
                        .param("today", today)
                        .query(Long.class)
                        .single();
        PageOf.Slice slice = PageOf.slice(total, page);
        return PageOf.of(
                jdbc.sql(
                                OWN
                                        + where
                                        + " ORDER BY s.held_on DESC, s.id"
                                        + " LIMIT :size OFFSET :from")
                        .param("person", person)
                        .param("today", today)
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query(BookingService::row)
                        .list(),
                total,
                slice);
    }

    private static OwnSession row(ResultSet row, int number) throws SQLException {
        String state = row.getString("own_state");
        return new OwnSession(
                SessionStore.row(row, number),
                state == null ? null : PlaceState.valueOf(state),
                Math.max(0, row.getInt("free")),
                row.getInt("before_me"),
                row.getBoolean("attended"),
                row.getBoolean("assessed"));
    }

    /// Books a place, or one on the waiting list when there is none left; booking again changes
    /// nothing.
    ///
    /// @throws SessionMissingException when there is none to which the caller is invited
    /// @throws InvalidInputException when it is over or cancelled
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional
    public PlaceState book(long id) {
        long person = currentCaller.staffMemberId();
        SessionDetails session = store.lock(id);
        if (!people.isInvited(id, person)) {
            throw new SessionMissingException(id);
        }
        if (!session.isAhead(Days.today(clock))) {
            throw new InvalidInputException("", "invalid.session-over");
        }
        return places.book(session, person);
    }

    /// Gives the caller's place back; the next on the waiting list moves up.
    ///
    /// @throws SessionMissingException when there is none
    /// @throws InvalidInputException when the caller was there already
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional
    public void giveUp(long id) {
        long person = currentCaller.staffMemberId();
        SessionDetails session = store.lock(id);
        if (places.find(id, person).isEmpty()) {
            return;
        }
        places.giveUp(session, person);
    }

    /// The session as a file for calendars.
    ///
    /// @throws SessionMissingException unless the caller has a place there, or runs it
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public String calendarFile(long id) {
        SessionDetails session = store.find(id).orElseThrow(() -> new SessionMissingException(id));
        Long person = currentCaller.get().staffMemberId();
        boolean booked =
                person != null
                        && jdbc.sql(
                                                "SELECT COUNT(*) FROM session_places"
                                                        + " WHERE session_id = ?"
                                                        + " AND staff_member_id = ?"
                                                        + " AND (state = 'BOOKED'"
                                                        + " OR attended_at IS NOT NULL)")
                                        .param(id)
                                        .param(person)
                                        .query(Long.class)
                                        .single()
                                > 0;
        boolean runs =
                access.may(Action.SESSIONS_RUN)
                        && access.schools(Action.SESSIONS_RUN).contains(session.school().id());
        if (!booked && !runs) {
            throw new SessionMissingException(id);
        }
        return calendarFile.of(session);
    }
}
