package org.dueregard.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The sessions at which a person had a place. That they were assessed there is in their attempts,
/// which carry no names.
@Component
class SessionRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    SessionRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String title() {
        return "sessions";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        List<Map<String, Object>> records = new ArrayList<>();
        jdbc.sql(
                        """
                        SELECT s.title, s.held_on, p.state, p.booked_at, p.attended_at,
                            p.attended_how
                        FROM session_places p JOIN training_sessions s ON s.id = p.session_id
                        WHERE p.staff_member_id = ? ORDER BY s.held_on, s.id
                        """)
                .param(person.staffMemberId())
                .query(row -> {
                    records.add(
                            Map.of(
                                    "session", row.getString("title"),
                                    "on", row.getString("held_on"),
                                    "place", row.getString("state"),
                                    "booked", row.getString("booked_at"),
                                    "attended", String.valueOf(row.getString("attended_at")),
                                    "how", String.valueOf(row.getString("attended_how"))));
                });
        return records;
    }

    @Override
    public void forget(Person person) {
        jdbc.sql("DELETE FROM session_places WHERE staff_member_id = ?")
                .param(person.staffMemberId())
                .update();
    }
}
