package org.dueregard.sessions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Guests of a session: people from elsewhere, parents at an open evening. They need no account, count
/// in no figure, and are forgotten thirty days after the session.
@Service
public class GuestService {

    /// How many days after a session its guests' names are deleted.
    public static final int KEPT_DAYS = 30;

    private static final int LONGEST = 100;
    private static final int MOST = 500;

    private final SessionAccess access;
    private final JdbcClient jdbc;
    private final Clock clock;

    GuestService(SessionAccess access, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param organisation empty for somebody who comes for themselves
    public record Guest(long id, String name, String organisation) {}

    /// The guests of a session, by name.
    @Requires(Action.SESSIONS_RUN)
    @Transactional(readOnly = true)
    public List<Guest> list(long sessionId) {
        access.find(sessionId);
        return jdbc.sql(
                        "SELECT id, name, organisation FROM session_guests"
                                + " WHERE session_id = ? ORDER BY name, id LIMIT "
                                + MOST)
                .param(sessionId)
                .query((row, number) ->
                        new Guest(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /// Puts somebody on the list. Putting them on it twice is putting them on it once.
    @Requires(Action.SESSIONS_RUN)
    @Transactional
    public void add(long sessionId, String name, String organisation) {
        SessionDetails session = access.lock(sessionId);
        Checks checks = new Checks();
        String tidy = checks.required("name", name, LONGEST);
        String from = checks.optional("organisation", organisation, LONGEST);
        checks.require(
                !isOver(session.heldOn()), "name", "sessions.invalid.guests-over", KEPT_DAYS);
        checks.require(list(sessionId).size() < MOST, "name", "sessions.invalid.guests", MOST);
        checks.done();
        jdbc.sql(
                        """
                        INSERT INTO session_guests (id, session_id, name, organisation, added_at)
                        VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE name = name
                        """)
                .param(sessionId)
                .param(tidy)
                .param(from == null ? "" : from)
                .param(Days.stored(clock.instant()))
                .update();
    }

    /// Takes somebody off the list.
    @Requires(Action.SESSIONS_RUN)
    @Transactional
    public void remove(long sessionId, long guestId) {
        access.find(sessionId);
        jdbc.sql("DELETE FROM session_guests WHERE id = ? AND session_id = ?")
                .param(guestId)
                .param(sessionId)
                .update();
    }

    private boolean isOver(LocalDate heldOn) {
        return heldOn.plusDays(KEPT_DAYS).isBefore(Days.today(clock));
    }
}
