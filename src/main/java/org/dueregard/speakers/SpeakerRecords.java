package org.dueregard.speakers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Speakers somebody asked for, checked or decided on, and when they stand in for somebody. Files are
/// kept by the school's own rule: forgotten, a person is a number in them without a name.
@Component
class SpeakerRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    SpeakerRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String title() {
        return "visiting speakers";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        List<Map<String, Object>> records = new ArrayList<>();
        jdbc.sql(
                        """
                        SELECT r.reference, e.at, e.kind FROM speaker_entries e
                        JOIN speaker_requests r ON r.id = e.request_id
                        JOIN accounts a ON a.id = e.actor_id
                        WHERE a.staff_member_id = ? ORDER BY e.at, e.seq
                        """)
                .param(person.staffMemberId())
                .query(row -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("request", row.getString("reference"));
                    one.put("at", row.getString("at"));
                    one.put("what", StepKind.valueOf(row.getString("kind")).id());
                    records.add(one);
                });
        return records;
    }

    @Override
    public void forget(Person person) {
        jdbc.sql(
                        "DELETE FROM speaker_drafts WHERE account_id IN (SELECT id FROM accounts"
                                + " WHERE staff_member_id = ?)")
                .param(person.staffMemberId())
                .update();
        jdbc.sql(
                        "UPDATE speaker_substitutes SET reason = '' WHERE account_id IN (SELECT id"
                                + " FROM accounts WHERE staff_member_id = ?)")
                .param(person.staffMemberId())
                .update();
    }
}
