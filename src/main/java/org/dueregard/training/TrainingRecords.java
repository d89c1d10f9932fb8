package org.dueregard.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a person read, tried and completed. It holds no names: forgotten people stay in the figures
/// and can no longer be told apart, once their answers are gone.
@Component
class TrainingRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    TrainingRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String title() {
        return "training";
    }

    @Override
    public List<Map<String, Object>> of(Person person) {
        List<Map<String, Object>> records = new ArrayList<>();
        jdbc.sql(
                        "SELECT module_id, module_version, how, effective_on, expires_on, recorded_at"
                                + " FROM completions WHERE staff_member_id = ? ORDER BY recorded_at")
                .param(person.staffMemberId())
                .query(row -> {
                    records.add(
                            Map.of(
                                    "completed", row.getString("module_id"),
                                    "version", row.getString("module_version"),
                                    "how", row.getString("how"),
                                    "on", row.getString("effective_on"),
                                    "until", row.getString("expires_on"),
                                    "recorded", row.getString("recorded_at")));
                });
        jdbc.sql(
                        "SELECT a.module_id, a.started_at, q.question_id, q.answer, q.score"
                                + " FROM attempts a JOIN attempt_questions q ON q.attempt_id = a.id"
                                + " WHERE a.staff_member_id = ? ORDER BY a.id, q.position")
                .param(person.staffMemberId())
                .query(row -> {
                    records.add(
                            Map.of(
                                    "tried", row.getString("module_id"),
                                    "begun", row.getString("started_at"),
                                    "question", row.getString("question_id"),
                                    "answer", String.valueOf(row.getString("answer")),
                                    "score", String.valueOf(row.getString("score"))));
                });
        return records;
    }

    @Override
    public void forget(Person person) {
        jdbc.sql(
                        "DELETE q FROM attempt_questions q JOIN attempts a ON a.id = q.attempt_id"
                                + " WHERE a.staff_member_id = ?")
                .param(person.staffMemberId())
                .update();
    }
}
