package org.dueregard.reminders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.dueregard.mail.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Of what a person was reminded. Mails to others that name a forgotten person go as well.
@Component
class ReminderRecords implements PersonalRecords {

    private static final String TOLD_OF =
            "SELECT DISTINCT d.digest_key FROM reminder_digests d"
                    + " LEFT JOIN reminders r ON r.digest_id = d.id"
                    + " WHERE r.staff_member_id = :id OR d.recipient_id = :id";

    /// Reminders of others that a forgotten line manager was told of lose only the mail.
    private static final List<String> FORGET =
            List.of(
                    "DELETE FROM reminders WHERE staff_member_id = :id",
                    "UPDATE reminders r JOIN reminder_digests d ON d.id = r.digest_id"
                            + " SET r.digest_id = NULL WHERE d.recipient_id = :id",
                    "DELETE FROM reminder_digests WHERE recipient_id = :id");

    private final Outbox outbox;
    private final JdbcClient jdbc;

    ReminderRecords(Outbox outbox, JdbcClient jdbc) {
        this.outbox = outbox;
        this.jdbc = jdbc;
    }

    @Override
    public String title() {
        return "reminders";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        return jdbc.sql(
                        "SELECT planned_on, module_id, kind, due_on, step, told, state"
                                + " FROM reminders WHERE staff_member_id = ?"
                                + " ORDER BY planned_on, id")
                .param(person.staffMemberId())
                .query((row, number) -> {
                    Map<String, Object> record = new LinkedHashMap<>();
                    record.put("on", row.getString("planned_on"));
                    record.put("training", row.getString("module_id"));
                    record.put("because", row.getString("kind"));
                    record.put("due", row.getString("due_on"));
                    record.put("step", row.getString("step"));
                    record.put("told", row.getString("told"));
                    record.put("state", row.getString("state"));
                    return record;
                })
                .list();
    }

    @Override
    public void forget(Person person) {
        jdbc.sql(TOLD_OF)
                .param("id", person.staffMemberId())
                .query(String.class)
                .list()
                .forEach(outbox::remove);
        for (String statement : FORGET) {
            jdbc.sql(statement).param("id", person.staffMemberId()).update();
        }
    }
}
