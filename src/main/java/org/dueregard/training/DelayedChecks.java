package org.dueregard.training;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dueregard.common.Days;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Quiz;
import org.dueregard.content.TrainingModule;
import org.dueregard.people.PortalNumbers;
import org.dueregard.people.PortalNumbers.Setting;
import org.dueregard.standing.StandingMarks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// A few questions on "who do I tell, and how" weeks after a completion, once for each. What is not
/// passed counts as forgotten until a later round is; a newer completion starts afresh.
@Component
class DelayedChecks {

    /// What is asked again: the one thing that everybody must still know.
    static final String OBJECTIVE = "who-to-tell";

    private final ContentLibrary library;
    private final PortalNumbers settings;
    private final StandingMarks standings;
    private final JdbcClient jdbc;
    private final Clock clock;

    DelayedChecks(
            ContentLibrary library,
            PortalNumbers settings,
            StandingMarks standings,
            JdbcClient jdbc,
            Clock clock) {
        this.standings = standings;
        this.library = library;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A check that can be answered today.
    ///
    /// @param closesOn the last day for it
    record Open(long checkId, String moduleId, LocalDate closesOn) {}

    /// How many questions a check asks.
    int questions() {
        return settings.number(Setting.DELAYED_CHECK_QUESTIONS);
    }

    /// The modules that can be checked: those with enough questions on the objective.
    List<String> modules() {
        int needed = questions();
        return library.catalogue().published().stream()
                .filter(module -> canBeChecked(module, needed))
                .map(TrainingModule::id)
                .toList();
    }

    private static boolean canBeChecked(TrainingModule module, int needed) {
        Quiz quiz = module.quiz();
        return quiz != null && !module.isDocument() && quiz.on(OBJECTIVE).size() >= needed;
    }

    Optional<Open> open(long staffMemberId, String moduleId) {
        return open(staffMemberId).stream()
                .filter(check -> check.moduleId().equals(moduleId))
                .findFirst();
    }

    /// Whether that very check can still be answered.
    boolean isOpen(long staffMemberId, @Nullable Long checkId) {
        return checkId != null
                && open(staffMemberId).stream().anyMatch(check -> check.checkId() == checkId);
    }

    /// Everything a person can answer today.
    List<Open> open(long staffMemberId) {
        return jdbc.sql(
                        """
                        SELECT d.id, d.module_id, d.closes_on FROM delayed_checks d
                        JOIN completions c ON c.id = d.completion_id
                        WHERE d.staff_member_id = :person AND d.result IS NULL
                            AND d.offered_on <= :today AND d.closes_on >= :today
                            AND NOT EXISTS (SELECT 1 FROM completion_withdrawals w
                                WHERE w.completion_id = c.id)
                            AND NOT EXISTS (
                        """
                                + NewestCompletions.NEWER
                                + ") ORDER BY d.closes_on, d.id")
                .param("person", staffMemberId)
                .param("today", Days.today(clock))
                .query((row, number) ->
                        new Open(
                                row.getLong(1),
                                row.getString(2),
                                row.getObject(3, LocalDate.class)))
                .list();
    }

    /// Keeps the result, if the check was still open on that day.
    @Transactional(propagation = Propagation.MANDATORY)
    void answered(Attempt attempt, Instant at) {
        jdbc.sql(
                        "UPDATE delayed_checks SET result = ?, score = ?, answered_at = ?"
                                + " WHERE id = ? AND result IS NULL AND closes_on >= ?")
                .param(attempt.isPassed() ? "PASSED" : "FAILED")
                .param(attempt.score())
                .param(Days.stored(at))
                .param(attempt.checkId())
                .param(Days.today(clock))
                .update();
        standings.mark(attempt.staffMemberId());
    }
}
