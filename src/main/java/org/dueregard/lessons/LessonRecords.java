package org.dueregard.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a person taught, and said of resources that were tried. Forgotten, the figures stay.
@Component
class LessonRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    LessonRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String title() {
        return "lessons taught";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        List<Map<String, Object>> records = new ArrayList<>();
        jdbc.sql(
                        "SELECT lesson_title, taught_on, recorded_at FROM lessons_taught"
                                + " WHERE staff_member_id = ? ORDER BY taught_on, id")
                .param(person.staffMemberId())
                .query(row -> {
                    records.add(
                            Map.of(
                                    "lesson", row.getString(1),
                                    "on", row.getString(2),
                                    "recorded", row.getString(3)));
                });
        jdbc.sql(
                        "SELECT lesson_id, used_on, worked, to_change FROM lesson_feedback"
                                + " WHERE staff_member_id = ? ORDER BY id")
                .param(person.staffMemberId())
                .query(row -> {
                    records.add(
                            Map.of(
                                    "feedback on", row.getString(1),
                                    "used on", row.getString(2),
                                    "worked", row.getString(3),
                                    "to change", row.getString(4)));
                });
        return records;
    }

    @Override
    public void forget(Person person) {
        for (String table : List.of("lessons_taught", "lesson_feedback")) {
            jdbc.sql("UPDATE " + table + " SET staff_member_id = NULL WHERE staff_member_id = ?")
                    .param(person.staffMemberId())
                    .update();
        }
    }
}
