package org.dueregard.sessions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dueregard.common.Days;
import org.dueregard.people.SchoolCalendar;
import org.dueregard.sessions.SessionPeople.Reader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reminds people two school days before a session, and closes what is over. Two
/// programs doing so at once wait for each other at the session's row; the outbox takes each reminder
/// once.
@Component
class SessionReminders {

    private static final Logger log = LoggerFactory.getLogger(SessionReminders.class);
    private static final int HALF_AN_HOUR = 1_800_000;
    private static final int SCHOOL_DAYS = 2;

    /// Longer than any holiday that two school days can stand around.
    private static final int FURTHEST_DAYS = 70;

    private final SessionStore store;
    private final SessionMails mails;
    private final SchoolCalendar calendar;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SessionReminders(
            SessionStore store,
            SessionMails mails,
            SchoolCalendar calendar,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.mails = mails;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Due(long sessionId, long schoolId, LocalDate heldOn) {}

    @Scheduled(initialDelay = 90_000, fixedDelay = HALF_AN_HOUR)
    void remind() {
        LocalDate today = Days.today(clock);
        for (Due due : due(today)) {
            if (due.heldOn.isAfter(calendar.after(due.schoolId, today, SCHOOL_DAYS))) {
                continue;
            }
            try {
                transaction.executeWithoutResult(status -> remind(due.sessionId, today));
            } catch (DataAccessException e) {
                log.info("Session {} is reminded of at the next round", due.sessionId, e);
            }
        }
        closeOver(today);
    }

    private List<Due> due(LocalDate today) {
        return jdbc.sql(
                        """
                        SELECT s.id, s.school_id, s.held_on FROM training_sessions s
                        WHERE s.held_on > :today AND s.held_on <= :furthest AND s.state = 'PLANNED'
                            AND EXISTS (SELECT 1 FROM session_places p WHERE p.session_id = s.id
                                AND p.state = 'BOOKED'
                                AND (p.reminded_for IS NULL OR p.reminded_for <> s.held_on))
                        """)
                .param("today", today)
                .param("furthest", today.plusDays(FURTHEST_DAYS))
                .query((row, number) ->
                        new Due(row.getLong(1), row.getLong(2), row.getObject(3, LocalDate.class)))
                .list();
    }

    private void remind(long id, LocalDate today) {
        SessionDetails session = store.lock(id);
        if (!session.isAhead(today)) {
            return;
        }
        List<Reader> readers =
                jdbc.sql(
                                """
                                SELECT p.id, p.given_name, p.family_name, p.email
                                FROM session_places x JOIN staff_members p ON p.id = x.staff_member_id
                                WHERE x.session_id = :session AND x.state = 'BOOKED'
                                    AND p.email IS NOT NULL AND p.erased_at IS NULL
                                    AND (p.left_on IS NULL OR p.left_on >= :day)
                                    AND (x.reminded_for IS NULL OR x.reminded_for <> :day)
                                """)
                        .param("session", id)
                        .param("day", session.heldOn())
                        .query((row, number) ->
                                new Reader(
                                        row.getLong("id"),
                                        row.getString("given_name")
                                                + " "
                                                + row.getString("family_name"),
                                        row.getString("email")))
                        .list();
        mails.reminder(session, readers);
        jdbc.sql(
                        "UPDATE session_places SET reminded_for = ?"
                                + " WHERE session_id = ? AND state = 'BOOKED'")
                .param(session.heldOn())
                .param(id)
                .update();
    }

    private void closeOver(LocalDate today) {
        jdbc.sql(
                        "UPDATE training_sessions SET state = 'CLOSED', join_code = NULL"
                                + " WHERE state IN ('PLANNED', 'OPEN') AND held_on < ?")
                .param(today)
                .update();
        jdbc.sql("DELETE FROM join_tries WHERE since < ?")
                .param(Days.stored(clock.instant().minus(JoinService.WINDOW)))
                .update();
    }
}
