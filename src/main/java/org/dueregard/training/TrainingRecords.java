package org.dueregard.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.common.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a person read, tried and completed. It holds no names: forgotten people stay in the figures
/// and can no longer be told apart, once their answers are gone.
@Component
class TrainingRecords implements PersonalRecords {

    /// What is kept in a row of its own, and which columns of it say something.
    private record Table(String name, String columns) {}

    private static final List<Table> TABLES =
            List.of(
                    new Table(
                            "delayed_checks",
                            "offered_on, module_id, round, closes_on, result, score, answered_at"),
                    new Table(
                            "scenario_runs",
                            "started_at, module_id, scenario_id, finished_at, passed, wrong_turns"),
                    new Table("version_lifts", "recorded_at, module_id, version, how"),
                    new Table("extra_times", "set_at, percent"));

    /// Answers, choices and needs go; that somebody completed something stays in the figures.
    private static final List<String> FORGET =
            List.of(
                    "DELETE q FROM attempt_questions q JOIN attempts a ON a.id = q.attempt_id"
                            + " WHERE a.staff_member_id = ?",
                    "DELETE s FROM scenario_steps s JOIN scenario_runs r ON r.id = s.run_id"
                            + " WHERE r.staff_member_id = ?",
                    "DELETE FROM scenario_runs WHERE staff_member_id = ?",
                    "DELETE FROM extra_times WHERE staff_member_id = ?",
                    "UPDATE completion_withdrawals w JOIN completions c ON c.id = w.completion_id"
                            + " SET w.reason = '' WHERE c.staff_member_id = ?");

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
                        "SELECT a.module_id, a.started_at, q.question_id, q.answer, q.score,"
                                + " q.confidence"
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
                                    "score", String.valueOf(row.getString("score")),
                                    "how sure", String.valueOf(row.getString("confidence"))));
                });
        for (Table table : TABLES) {
            jdbc.sql(
                            "SELECT "
                                    + table.columns()
                                    + " FROM "
                                    + table.name()
                                    + " WHERE staff_member_id = ? ORDER BY 1")
                    .param(person.staffMemberId())
                    .query()
                    .listOfRows()
                    .forEach(row -> {
                        Map<String, Object> record = new LinkedHashMap<>();
                        record.put("kept as", table.name().replace('_', ' '));
                        row.forEach((column, value) -> record.put(column, String.valueOf(value)));
                        records.add(record);
                    });
        }
        return records;
    }

    @Override
    public void forget(Person person) {
        for (String statement : FORGET) {
            jdbc.sql(statement).param(person.staffMemberId()).update();
        }
    }
}
