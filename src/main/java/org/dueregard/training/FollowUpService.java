package org.dueregard.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.scoring.Confidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a safeguarding lead has to look after once people have been trained: who has forgotten, and
/// where people are surer than they are right.
@Service
public class FollowUpService {

    private static final int MONTHS = 12;

    private final ContentLibrary library;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Clock clock;

    FollowUpService(
            ContentLibrary library,
            Access access,
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Clock clock) {
        this.library = library;
        this.access = access;
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Somebody whose check was failed or left unanswered, and not passed since.
    ///
    /// @param answered whether it was answered at all
    public record Forgotten(
            long staffMemberId, String name, String moduleId, String title, boolean answered) {}

    /// How sure people were of one objective, and how right, in the last twelve months.
    ///
    /// @param score mean, from 0 to 1
    /// @param confidence mean, from a third to 1
    /// @param sureAndWrong people who were certain and not right at least once
    public record Calibration(
            String title,
            String objective,
            long answers,
            double score,
            double confidence,
            long sureAndWrong) {

        /// Above nothing: surer than right.
        public double gap() {
            return Confidence.calibrationGap(confidence, score);
        }
    }

    /// People of the caller's school, by name.
    ///
    /// @param page from 1
    @Requires(Action.TRAINING_MANAGE)
    @Transactional(readOnly = true)
    public PageOf<Forgotten> forgotten(int page) {
        long school = school();
        LocalDate today = Days.today(clock);
        String from =
                " FROM ("
                        + NewestCompletions.FORGOTTEN
                        + ") f JOIN staff_members s ON s.id = f.staff_member_id"
                        + " WHERE s.school_id = :school"
                        + " AND (s.left_on IS NULL OR s.left_on >= :day)";
        long total =
                jdbc.sql("SELECT COUNT(*)" + from)
                        .param("school", school)
                        .param("day", today)
                        .query(Long.class)
                        .single();
        PageOf.Slice slice = PageOf.slice(total, page);
        List<Forgotten> rows =
                jdbc.sql(
                                "SELECT s.id, s.given_name, s.family_name, f.module_id,"
                                        + " EXISTS (SELECT 1 FROM delayed_checks d"
                                        + " WHERE d.staff_member_id = s.id"
                                        + " AND d.module_id = f.module_id"
                                        + " AND d.result = 'FAILED') AS answered"
                                        + from
                                        + " ORDER BY s.family_name, s.given_name, s.id, f.module_id"
                                        + " LIMIT :size OFFSET :from")
                        .param("school", school)
                        .param("day", today)
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query((row, number) ->
                                new Forgotten(
                                        row.getLong("id"),
                                        row.getString("given_name")
                                                + " "
                                                + row.getString("family_name"),
                                        row.getString("module_id"),
                                        title(row.getString("module_id")),
                                        row.getBoolean("answered")))
                        .list();
        return PageOf.of(rows, total, slice);
    }

    /// By objective, the widest gap first.
    @Requires(Action.TRAINING_MANAGE)
    @Transactional(readOnly = true)
    public List<Calibration> calibration() {
        return jdbc.sql(
                        """
                        SELECT a.module_id, q.objective, COUNT(*) AS answers,
                            AVG(q.score) AS score, AVG(q.confidence) / 3 AS confidence,
                            COUNT(DISTINCT CASE WHEN q.confidence = 3 AND q.score < 1
                                THEN a.staff_member_id END) AS sure_and_wrong
                        FROM attempt_questions q
                        JOIN attempts a ON a.id = q.attempt_id
                        JOIN staff_members s ON s.id = a.staff_member_id
                        WHERE s.school_id = :school AND q.confidence IS NOT NULL
                            AND q.objective IS NOT NULL AND q.answer IS NOT NULL
                            AND a.submitted_at >= :since
                        GROUP BY a.module_id, q.objective
                        ORDER BY AVG(q.confidence) / 3 - AVG(q.score) DESC, q.objective
                        """)
                .param("school", school())
                .param("since", Days.today(clock).minusMonths(MONTHS).atStartOfDay())
                .query((row, number) ->
                        new Calibration(
                                title(row.getString("module_id")),
                                sentence(row.getString("module_id"), row.getString("objective")),
                                row.getLong("answers"),
                                row.getDouble("score"),
                                row.getDouble("confidence"),
                                row.getLong("sure_and_wrong")))
                .list();
    }

    private long school() {
        long school = currentCaller.schoolId();
        access.require(Action.TRAINING_MANAGE, school);
        return school;
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
