package org.dueregard.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.scoring.Answer;
import org.dueregard.scoring.Confidence;
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
                        attemptId,
                        rows.size() + 1,
                        question.id(),
                        json.writeValueAsString(question),
                        question.objective(),
                        question.weight()
                    });
        }
        batches.batchUpdate(
                "INSERT INTO attempt_questions"
                        + " (attempt_id, position, question_id, shown, objective, weight)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                rows);
    }

    List<AnsweredQuestion> find(long attemptId) {
        return jdbc.sql(
                        "SELECT position, shown, answer, confidence FROM attempt_questions"
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

    /// Saves one answer of an attempt that is open, in time, and the person's own. The look at the
    /// attempt locks its row for as long as the update takes, so that submitting either sees this
    /// answer or refuses it.
    ///
    /// @return whether there was such an attempt and question
    boolean saveAnswer(
            long attemptId, long staffMemberId, int position, Answer answer, Instant at) {
        return jdbc.sql(UPDATE.formatted("answer = :value, answered_at = :at"))
                        .param("value", answer.isEmpty() ? null : answer.encode())
                        .param("at", Days.stored(at))
                        .param("attempt", attemptId)
                        .param("position", position)
                        .param("person", staffMemberId)
                        .update()
                > 0;
    }

    /// Saves how sure somebody is of one answer, under the same conditions.
    boolean saveConfidence(
            long attemptId, long staffMemberId, int position, Confidence confidence, Instant at) {
        return jdbc.sql(UPDATE.formatted("confidence = :value"))
                        .param("value", confidence.level())
                        .param("at", Days.stored(at))
                        .param("attempt", attemptId)
                        .param("position", position)
                        .param("person", staffMemberId)
                        .update()
                > 0;
    }

    private static final String UPDATE =
            """
            UPDATE attempt_questions SET %s
            WHERE attempt_id = :attempt AND position = :position
            AND EXISTS (SELECT 1 FROM attempts a WHERE a.id = :attempt
                AND a.staff_member_id = :person AND a.open_marker = 1
                AND (a.deadline_at IS NULL OR a.deadline_at >= :at))
            """;

    /// Saves all answers of a sheet at once, in the order of its questions.
    void saveAnswers(long attemptId, List<Answer> answers, Instant at) {
        List<Object[]> rows = new ArrayList<>();
        for (Answer answer : answers) {
            rows.add(
                    new Object[] {
                        answer.isEmpty() ? null : answer.encode(),
                        Days.stored(at),
                        attemptId,
                        rows.size() + 1
                    });
        }
        batches.batchUpdate(
                "UPDATE attempt_questions SET answer = ?, answered_at = ?"
                        + " WHERE attempt_id = ? AND position = ?",
                rows);
    }

    void saveScores(long attemptId, List<Double> scores) {
        if (scores.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        for (Double score : scores) {
            values.add(values.size() / 2 + 1);
            values.add(score);
        }
        values.add(attemptId);
        jdbc.sql(
                        "UPDATE attempt_questions SET score = CASE position"
                                + " WHEN ? THEN ?".repeat(scores.size())
                                + " END WHERE attempt_id = ?")
                .params(values)
                .update();
    }

    private AnsweredQuestion row(ResultSet row, int number) throws SQLException {
        int level = row.getInt("confidence");
        return new AnsweredQuestion(
                row.getInt("position"),
                json.readValue(row.getString("shown"), ShownQuestion.class),
                Answer.decode(row.getString("answer")),
                Confidence.ofLevel(level).orElse(null));
    }

    /// A question with what was answered.
    ///
    /// @param position from 1
    record AnsweredQuestion(
            int position, ShownQuestion question, Answer answer, @Nullable Confidence confidence) {

        double score() {
            return question.score(answer);
        }
    }
}
