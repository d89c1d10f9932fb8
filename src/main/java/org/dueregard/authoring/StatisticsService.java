package org.dueregard.authoring;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Question;
import org.dueregard.content.Quiz;
import org.dueregard.content.TrainingModule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Item analysis: how hard each question is and whether it tells those who know from those who do not.
/// It counts answers and knows nobody.
@Service
public class StatisticsService {

    private static final int YEARS = 2;

    private final ContentLibrary library;
    private final Access access;
    private final JdbcClient jdbc;
    private final Clock clock;

    StatisticsService(ContentLibrary library, Access access, JdbcClient jdbc, Clock clock) {
        this.library = library;
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Sums(long n, double x, double y, double xx, double yy, double xy) {}

    /// @throws ContentMissingException when there is no such module
    @Requires(Action.CONTENT_SEE)
    @Transactional(readOnly = true)
    public QuestionStatistics of(String moduleId) {
        TrainingModule module =
                library.catalogue().all().stream()
                        .filter(one -> one.id().equals(moduleId))
                        .findFirst()
                        .orElseThrow(() -> new ContentMissingException(moduleId));
        Quiz quiz = module.quiz();
        Map<String, Sums> sums = sums(moduleId);
        List<QuestionStatistics.Line> lines =
                quiz == null
                        ? List.of()
                        : quiz.pool().stream()
                                .map(question -> line(question, sums.get(question.id())))
                                .toList();
        return new QuestionStatistics(module.id(), module.title(), lines);
    }

    /// For each question the sums over its answers: x is its own score, y the mean of the others in the
    /// same attempt.
    private Map<String, Sums> sums(String moduleId) {
        Map<String, Sums> sums = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT question_id, COUNT(*) AS n, SUM(x) AS x, SUM(y) AS y,
                            SUM(x * x) AS xx, SUM(y * y) AS yy, SUM(x * y) AS xy
                        FROM (
                            SELECT q.question_id, q.score AS x,
                                (SUM(q.score * q.weight) OVER of_attempt - q.score * q.weight)
                                    / NULLIF(SUM(q.weight) OVER of_attempt - q.weight, 0) AS y
                            FROM attempt_questions q
                            JOIN attempts a ON a.id = q.attempt_id
                            JOIN staff_members p ON p.id = a.staff_member_id
                            WHERE a.module_id = :module AND a.submitted_at >= :since
                                AND a.purpose IN ('QUIZ', 'PAPER') AND q.score IS NOT NULL
                                AND p.school_id IN (:schools)
                            WINDOW of_attempt AS (PARTITION BY q.attempt_id)
                        ) answers
                        GROUP BY question_id
                        """)
                .param("module", moduleId)
                .param("since", Days.today(clock).minusYears(YEARS).atStartOfDay())
                .param("schools", access.schools(Action.CONTENT_SEE))
                .query(row -> {
                    sums.put(
                            row.getString("question_id"),
                            new Sums(
                                    row.getLong("n"),
                                    row.getDouble("x"),
                                    row.getDouble("y"),
                                    row.getDouble("xx"),
                                    row.getDouble("yy"),
                                    row.getDouble("xy")));
                });
        return sums;
    }

    private static QuestionStatistics.Line line(
            Question question, @org.jspecify.annotations.Nullable Sums sums) {
        Sums known = sums != null && sums.n() >= QuestionStatistics.ENOUGH ? sums : null;
        String objective = question.objective();
        return new QuestionStatistics.Line(
                question.id(),
                question.text(),
                question.type().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                objective == null ? "" : objective,
                sums == null ? 0 : sums.n(),
                known == null ? null : known.x() / known.n(),
                known == null ? null : correlation(known));
    }

    /// Pearson's correlation; nothing where one side never varies.
    private static @org.jspecify.annotations.Nullable Double correlation(Sums sums) {
        double n = sums.n();
        double vx = sums.xx() - sums.x() * sums.x() / n;
        double vy = sums.yy() - sums.y() * sums.y() / n;
        double nothing = 1e-9;
        return vx < nothing || vy < nothing
                ? null
                : (sums.xy() - sums.x() * sums.y() / n) / Math.sqrt(vx * vy);
    }
}
