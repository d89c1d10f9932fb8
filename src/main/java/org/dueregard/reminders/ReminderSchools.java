package org.dueregard.reminders;

import java.util.List;
import java.util.Optional;
import org.dueregard.people.SchoolName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which schools want to be reminded by the portal itself.
@Component
class ReminderSchools {

    private final JdbcClient jdbc;

    ReminderSchools(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SchoolName> sending() {
        return jdbc.sql(
                        "SELECT s.id, s.name FROM schools s"
                                + " LEFT JOIN reminder_schools r ON r.school_id = s.id"
                                + " WHERE COALESCE(r.sending, TRUE) ORDER BY s.id")
                .query((row, number) -> new SchoolName(row.getLong(1), row.getString(2)))
                .list();
    }

    Optional<SchoolName> find(long schoolId) {
        return jdbc.sql("SELECT id, name FROM schools WHERE id = ?")
                .param(schoolId)
                .query((row, number) -> new SchoolName(row.getLong(1), row.getString(2)))
                .optional();
    }

    boolean isSending(long schoolId) {
        return jdbc.sql("SELECT sending FROM reminder_schools WHERE school_id = ?")
                .param(schoolId)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void setSending(long schoolId, boolean sending) {
        jdbc.sql(
                        "INSERT INTO reminder_schools (school_id, sending) VALUES (?, ?)"
                                + " ON DUPLICATE KEY UPDATE sending = VALUES(sending)")
                .param(schoolId)
                .param(sending)
                .update();
    }
}
