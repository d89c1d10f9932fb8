package org.dueregard.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Messages to and about a person.
@Component
class MessageRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    MessageRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String title() {
        return "messages";
    }

    /// Only those sent to the person: what others were told about them may tell of others too. So does a
    /// list that somebody has the last word on and that is about no one person: it stays out as well.
    @Override
    public List<Map<String, Object>> of(Person person) {
        List<Map<String, Object>> records = new ArrayList<>();
        jdbc.sql(
                        "SELECT subject, body, created_at FROM outbox_messages"
                                + " WHERE recipient = ?"
                                + " AND (staff_member_id IS NOT NULL OR asked_before IS NULL)"
                                + " ORDER BY created_at")
                .param(person.email())
                .query(row -> {
                    records.add(
                            Map.of(
                                    "written", row.getString("created_at"),
                                    "subject", row.getString("subject"),
                                    "text", row.getString("body").replace(NewMessage.LINK, "")));
                });
        return records;
    }

    @Override
    public void forget(Person person) {
        jdbc.sql(
                        "DELETE FROM outbox_messages WHERE staff_member_id = :id"
                                + " OR LOWER(recipient) IN (:emails)")
                .param("id", person.staffMemberId())
                .param("emails", person.emails())
                .update();
    }
}
