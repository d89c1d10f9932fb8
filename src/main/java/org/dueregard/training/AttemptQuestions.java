package org.dueregard.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dueregard.common.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The questions of attempts and their answers, as rows.
@Component
class AttemptQuestions {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    AttemptQuestions(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    void insert(long attemptId, List<ShownQuestion> questions) {
        List<Object[]> rows = new ArrayList<>();
        for (ShownQuestion question : questions) {
            rows.add(
                    new Object[] {
                        attemptId, rows.size() + 1, question.id(), json.writeValueAsString(question)
                    });
        }
        batches.batchUpdate(
                "INSERT INTO attempt_questions (attempt_id, position, question_id, shown)"
                        + " VALUES (?, ?, ?, ?)",
                rows);
    }

    List<AnsweredQuestion> find(long attemptId) {
        return jdbc.sql(
                        "SELECT position, shown, answer FROM attempt_questions"
                                + " WHERE attempt_id = ? ORDER BY position")
                .param(attemptId)
                .query(this::row)
                .list();
    }

    Set<String> questionIds(long attemptId) {
        return Set.copyOf(
                jdbc.sql("SELECT question_id FROM attempt_questions WHERE attempt_id = ?")
                        .param(attemptId)
                        .query(String.class)
                        .list());
    }

    /// Saves one answer of an attempt that is open and the person's own. The look at the attempt
    /// locks its row for as long as the update takes, so that submitting either sees this answer or
    /// refuses it.
    ///
    /// @return whether there was such an attempt and question
    boolean saveAnswer(
            long attemptId, long staffMemberId, int position, Set<Integer> ticked, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE attempt_questions SET answer = :answer, answered_at = :at
                                WHERE attempt_id = :attempt AND position = :position
                                AND EXISTS (SELECT 1 FROM attempts a WHERE a.id = :attempt
                                    AND a.staff_member_id = :person AND a.open_marker = 1)
                                """)
                        .param("answer", write(ticked))
                        .param("at", Days.stored(at))
                        .param("attempt", attemptId)
                        .param("position", position)
                        .param("person", staffMemberId)
                        .update()
                > 0;
    }

    void saveScores(long attemptId, List<Double> scores) {
        List<Object[]> rows = new ArrayList<>();
        for (Double score : scores) {
            rows.add(new Object[] {score, attemptId, rows.size() + 1});
        }
        batches.batchUpdate(
                "UPDATE attempt_questions SET score = ? WHERE attempt_id = ? AND position = ?",
                rows);
    }

    private AnsweredQuestion row(ResultSet row, int number) throws SQLException {
        String answer = row.getString("answer");
        return new AnsweredQuestion(
                row.getInt("position"),
                json.readValue(row.getString("shown"), ShownQuestion.class),
                read(answer),
                answer != null && !answer.isEmpty());
    }

    private static String write(Set<Integer> ticked) {
        return new TreeSet<>(ticked).stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Set<Integer> read(@Nullable String answer) {
        if (answer == null || answer.isEmpty()) {
            return Set.of();
        }
        return Arrays.stream(answer.split(","))
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A question with what was ticked.
    ///
    /// @param position from 1
    record AnsweredQuestion(
            int position, ShownQuestion question, Set<Integer> ticked, boolean answered) {}
}
