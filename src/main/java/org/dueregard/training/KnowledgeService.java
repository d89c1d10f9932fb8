package org.dueregard.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Placeholders;
import org.dueregard.content.Question;
import org.dueregard.content.QuestionType;
import org.dueregard.content.Quiz;
import org.dueregard.content.TrainingModule;
import org.dueregard.pathway.PathwayService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the people of a school know, without names: by objective, when first asked and when asked
/// again, and what briefings changed.
@Service
public class KnowledgeService {

    private static final int MONTHS = 12;

    private final ContentLibrary library;
    private final PathwayService pathway;
    private final Access access;
    private final JdbcClient jdbc;

    KnowledgeService(
            ContentLibrary library, PathwayService pathway, Access access, JdbcClient jdbc) {
        this.pathway = pathway;
        this.library = library;
        this.access = access;
        this.jdbc = jdbc;
    }

    private record Again(double delayed, long people, @Nullable Double firstPass) {}

    /// By objective, what is known least coming first.
    @Requires(Action.COVERAGE_FIGURES)
    @Transactional(readOnly = true)
    public List<ObjectiveFigures> objectives(long schoolId, LocalDate asAt) {
        access.require(Action.COVERAGE_FIGURES, schoolId);
        Map<String, Again> again = again(schoolId, asAt);
        return jdbc.sql(
                        """
                        SELECT a.module_id, q.objective, COUNT(*) AS answers,
                            COUNT(DISTINCT a.staff_member_id) AS people, AVG(q.score) AS score,
                            AVG(q.confidence) / 3 AS confidence,
                            COUNT(DISTINCT CASE WHEN q.confidence = 3 AND q.score < 1
                                THEN a.staff_member_id END) AS sure_and_wrong
                        FROM staff_members s
                        JOIN attempts a ON a.staff_member_id = s.id
                        JOIN attempt_questions q ON q.attempt_id = a.id
                        WHERE s.school_id = :school AND q.objective IS NOT NULL
                            AND q.answer IS NOT NULL
                            AND a.submitted_at >= :since AND a.submitted_at < :until
                        GROUP BY a.module_id, q.objective
                        ORDER BY AVG(q.score), q.objective
                        """)
                .param("school", schoolId)
                .param("since", start(asAt.minusMonths(MONTHS).plusDays(1)))
                .param("until", start(asAt.plusDays(1)))
                .query((row, number) -> figures(row, again))
                .list();
    }

    private static Object start(LocalDate day) {
        return Days.stored(day.atStartOfDay(Days.LONDON).toInstant());
    }

    private ObjectiveFigures figures(ResultSet row, Map<String, Again> again) throws SQLException {
        String moduleId = row.getString("module_id");
        String objective = row.getString("objective");
        double confidence = row.getDouble("confidence");
        boolean asked = !row.wasNull();
        Again later = objective.equals(DelayedChecks.OBJECTIVE) ? again.get(moduleId) : null;
        return new ObjectiveFigures(
                moduleId,
                title(moduleId),
                objective,
                sentence(moduleId, objective),
                row.getLong("answers"),
                row.getLong("people"),
                row.getDouble("score"),
                asked ? confidence : null,
                row.getLong("sure_and_wrong"),
                later == null ? null : later.firstPass,
                later == null ? null : later.delayed,
                later == null ? 0 : later.people);
    }

    /// First rounds only: what is asked after a briefing says something about the briefing.
    private Map<String, Again> again(long schoolId, LocalDate asAt) {
        Map<String, Again> again = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT d.module_id, AVG(d.score), COUNT(*),
                            (SELECT AVG(q.score) FROM delayed_checks e
                                JOIN staff_members t ON t.id = e.staff_member_id
                                JOIN completions c ON c.id = e.completion_id
                                JOIN attempt_questions q ON q.attempt_id = c.attempt_id
                                WHERE t.school_id = :school AND e.module_id = d.module_id
                                    AND e.round = 1 AND e.result IS NOT NULL
                                    AND e.answered_at >= :since AND e.answered_at < :until
                                    AND q.objective = :objective)
                        FROM delayed_checks d
                        JOIN staff_members s ON s.id = d.staff_member_id
                        WHERE s.school_id = :school AND d.round = 1 AND d.result IS NOT NULL
                            AND d.answered_at >= :since AND d.answered_at < :until
                        GROUP BY d.module_id
                        """)
                .param("school", schoolId)
                .param("objective", DelayedChecks.OBJECTIVE)
                .param("since", start(asAt.minusMonths(MONTHS).plusDays(1)))
                .param("until", start(asAt.plusDays(1)))
                .query(row -> {
                    double first = row.getDouble(4);
                    again.put(
                            row.getString(1),
                            new Again(
                                    row.getDouble(2),
                                    row.getLong(3),
                                    row.wasNull() ? null : first));
                });
        return again;
    }

    /// Whether briefings helped: what was asked again after them, in the twelve months up to a day.
    @Requires(Action.COVERAGE_FIGURES)
    @Transactional(readOnly = true)
    public List<Briefed> briefings(long schoolId, LocalDate asAt) {
        access.require(Action.COVERAGE_FIGURES, schoolId);
        return jdbc.sql(
                        """
                        SELECT d.module_id, COUNT(*),
                            SUM(d.result IS NOT NULL AND d.answered_at < :until),
                            SUM(d.result = 'PASSED' AND d.answered_at < :until)
                        FROM delayed_checks d
                        JOIN staff_members s ON s.id = d.staff_member_id
                        WHERE s.school_id = :school AND d.round > 1
                            AND d.offered_on > :since AND d.offered_on <= :day
                        GROUP BY d.module_id
                        """)
                .param("school", schoolId)
                .param("since", asAt.minusMonths(MONTHS))
                .param("day", asAt)
                .param("until", start(asAt.plusDays(1)))
                .query((row, number) ->
                        new Briefed(
                                row.getString(1),
                                title(row.getString(1)),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4)))
                .list();
    }

    /// A question and what should be said about it.
    ///
    /// @param right what is right, as text
    public record TalkingPoint(SafeHtml question, List<String> right, @Nullable SafeHtml why) {}

    /// What to say in five minutes about one objective.
    public record BriefingCard(
            String moduleId, String title, String sentence, List<TalkingPoint> points) {}

    /// The card for an objective of a module.
    ///
    /// @throws ModuleMissingException when there is no such module or objective
    @Requires(Action.COVERAGE_SEE)
    public BriefingCard card(String moduleId, String objective) {
        TrainingModule module =
                library.catalogue()
                        .module(moduleId)
                        .filter(found -> found.objectives().containsKey(objective))
                        .orElseThrow(() -> new ModuleMissingException(moduleId));
        UnaryOperator<String> values = LazyValues.of(pathway::placeholderValues);
        Quiz quiz = module.quiz();
        List<Question> questions = quiz == null ? List.of() : quiz.on(objective);
        return new BriefingCard(
                moduleId,
                module.title(),
                sentence(moduleId, objective),
                questions.stream().map(question -> point(question, values)).toList());
    }

    private static TalkingPoint point(Question question, UnaryOperator<String> values) {
        List<String> right = new ArrayList<>();
        question.options().stream()
                .filter(option -> option.right() || question.type() == QuestionType.ORDER)
                .forEach(option -> right.add(option.text()));
        question.pairs().forEach(pair -> right.add(pair.left() + ": " + pair.right()));
        question.accepted().forEach(form -> right.add(form.text()));
        SafeHtml feedback = question.feedback();
        return new TalkingPoint(
                Placeholders.fill(question.html(), values),
                right.stream().map(text -> Placeholders.fill(text, values)).toList(),
                feedback == null ? null : Placeholders.fill(feedback, values));
    }

    private String title(String moduleId) {
        return library.catalogue().module(moduleId).map(TrainingModule::title).orElse(moduleId);
    }

    private String sentence(String moduleId, String objective) {
        return library.catalogue()
                .module(moduleId)
                .map(module -> module.objectives().getOrDefault(objective, objective))
                .orElse(objective);
    }
}
