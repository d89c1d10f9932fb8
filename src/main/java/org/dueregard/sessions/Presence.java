package org.dueregard.sessions;

import java.time.Clock;
import java.util.Optional;
import org.dueregard.common.Days;
import org.dueregard.training.SessionPresence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// See [SessionPresence]: there counts who was written down as there at a session of today,
/// also while the last answers come in after it was closed.
@Component
class Presence implements SessionPresence {

    private final JdbcClient jdbc;
    private final Clock clock;

    Presence(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Present> of(long staffMemberId, String moduleId) {
        return jdbc.sql(
                        """
                        SELECT s.id, s.face_to_face FROM session_places p
                        JOIN training_sessions s ON s.id = p.session_id
                        WHERE p.staff_member_id = ? AND p.attended_at IS NOT NULL
                            AND s.module_id = ? AND s.held_on = ?
                            AND s.state IN ('OPEN', 'CLOSED')
                        ORDER BY p.attended_at DESC, s.id DESC LIMIT 1
                        """)
                .param(staffMemberId)
                .param(moduleId)
                .param(Days.today(clock))
                .query((row, number) -> new Present(row.getLong(1), row.getBoolean(2)))
                .optional();
    }
}
