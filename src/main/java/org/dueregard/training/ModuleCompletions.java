package org.dueregard.training;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Scenario;
import org.dueregard.content.TrainingModule;
import org.dueregard.people.StaffDirectory;
import org.dueregard.requirements.Cycle;
import org.dueregard.standing.StandingMarks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Decides when a module is completed: its quiz passed and each of its scenarios, in whatever order.
/// Whoever finishes the last part writes the entry; two parts finished at the same moment wait for each
/// other.
@Component
class ModuleCompletions {

    private final ContentLibrary library;
    private final AttemptRepository attempts;
    private final CompletionRepository completions;
    private final Reading reading;
    private final ScenarioRuns runs;
    private final ModuleVersions versions;
    private final Ledger ledger;
    private final StaffDirectory staff;
    private final StandingMarks standings;
    private final JdbcClient jdbc;
    private final Clock clock;

    ModuleCompletions(
            ContentLibrary library,
            AttemptRepository attempts,
            CompletionRepository completions,
            Reading reading,
            ScenarioRuns runs,
            ModuleVersions versions,
            Ledger ledger,
            StaffDirectory staff,
            StandingMarks standings,
            JdbcClient jdbc,
            Clock clock) {
        this.library = library;
        this.attempts = attempts;
        this.completions = completions;
        this.reading = reading;
        this.runs = runs;
        this.versions = versions;
        this.ledger = ledger;
        this.staff = staff;
        this.standings = standings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Holds the person's place in a module with several parts against another part that is being
    /// finished at this moment. To be called before anything is read in the transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(long staffMemberId, String moduleId) {
        if (scenarios(moduleId).isEmpty()) {
            return;
        }
        int rows =
                jdbc.sql(
                                """
                                INSERT INTO module_progress
                                    (staff_member_id, module_id, section_id, opened_at)
                                VALUES (?, ?, '', ?)
                                ON DUPLICATE KEY UPDATE module_id = module_progress.module_id
                                """)
                        .param(staffMemberId)
                        .param(moduleId)
                        .param(Days.stored(clock.instant()))
                        .update();
        if (rows == 1) {
            standings.mark(staffMemberId);
        }
    }

    private List<Scenario> scenarios(String moduleId) {
        return library.catalogue()
                .module(moduleId)
                .map(TrainingModule::scenarios)
                .orElse(List.of());
    }

    /// After a quiz was passed.
    @Transactional(propagation = Propagation.MANDATORY)
    void afterQuiz(Attempt attempt) {
        boolean together = attempt.sessionId() != null;
        boolean takenAway =
                attempt.scenarios() > 0 && library.catalogue().module(attempt.moduleId()).isEmpty();
        if (takenAway && !together) {
            // Its scenarios cannot be looked at now; it is counted once they can.
            return;
        }
        if (together
                || scenariosToDo(
                                attempt.staffMemberId(),
                                attempt.moduleId(),
                                attempt.moduleVersion())
                        .isEmpty()) {
            record(attempt);
        }
    }

    /// Counts a pass that was waiting for something that has been done since, or is asked no more.
    ///
    /// @return the attempt that counts now
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Attempt> catchUp(long staffMemberId, TrainingModule module) {
        Optional<Attempt> waiting =
                attempts.findUncounted(
                        staffMemberId,
                        module.id(),
                        module.version(),
                        latest(staffMemberId, module.id()));
        return waiting.filter(attempt ->
                        scenariosToDo(staffMemberId, module.id(), module.version()).isEmpty())
                .map(attempt -> {
                    record(attempt);
                    return attempt;
                });
    }

    /// Whether somebody may renew a module now, or has to do it at all.
    boolean isDueAgain(long staffMemberId, TrainingModule module) {
        LocalDate window = Days.today(clock).plusDays(Cycle.RENEWAL_WINDOW_DAYS);
        return completions
                        .findLatest(staffMemberId, module.id())
                        .filter(done -> done.expiresOn().isAfter(window))
                        .isEmpty()
                || versions.asks(staffMemberId, module, VersionChoice.RETAKE);
    }

    /// After a scenario was passed, in some version of its module.
    @Transactional(propagation = Propagation.MANDATORY)
    void afterScenario(long staffMemberId, TrainingModule module, String version) {
        if (module.quiz() == null) {
            afterReading(staffMemberId, module);
            return;
        }
        if (!scenariosToDo(staffMemberId, module.id(), version).isEmpty()) {
            return;
        }
        attempts.findUncounted(
                        staffMemberId, module.id(), version, latest(staffMemberId, module.id()))
                .ifPresent(this::record);
    }

    /// After a section of a module without a quiz was read: it is complete when all of them have been.
    @Transactional(propagation = Propagation.MANDATORY)
    void afterReading(long staffMemberId, TrainingModule module) {
        Set<String> read =
                reading.readSince(
                        staffMemberId,
                        module.id(),
                        module.version(),
                        latest(staffMemberId, module.id()));
        LocalDate today = Days.today(clock);
        String onceKey =
                "reading|"
                        + staffMemberId
                        + "|"
                        + module.id()
                        + "|"
                        + Days.stored(latest(staffMemberId, module.id()));
        if (!module.sections().stream().allMatch(section -> read.contains(section.id()))
                || !scenariosToDo(staffMemberId, module.id(), module.version()).isEmpty()
                || completions.findByOnceKey(onceKey).isPresent()) {
            return;
        }
        ledger.record(
                new NewCompletion(
                        staffMemberId,
                        module.id(),
                        module.version(),
                        module.title(),
                        module.renew(),
                        CompletionKind.READING,
                        onceKey,
                        null,
                        today,
                        false,
                        null),
                staff.details(staffMemberId));
    }

    /// The scenarios of a module that somebody has still to pass, since the last completion. What a
    /// session goes through together needs none.
    List<Scenario> scenariosToDo(long staffMemberId, String moduleId, String version) {
        List<Scenario> scenarios = scenarios(moduleId);
        if (scenarios.isEmpty()) {
            return scenarios;
        }
        Set<String> passed =
                runs.passedSince(staffMemberId, moduleId, version, latest(staffMemberId, moduleId));
        return scenarios.stream().filter(scenario -> !passed.contains(scenario.id())).toList();
    }

    /// Since when the parts of a module count: when it was last completed here, or an entry of it was
    /// withdrawn.
    Instant latest(long staffMemberId, String moduleId) {
        return jdbc.sql(
                        """
                        SELECT MAX(GREATEST(c.recorded_at, COALESCE(w.withdrawn_at, c.recorded_at)))
                        FROM completions c
                        LEFT JOIN completion_withdrawals w ON w.completion_id = c.id
                        WHERE c.staff_member_id = ? AND c.module_id = ? AND c.how <> 'EVIDENCE'
                        """)
                .param(staffMemberId)
                .param(moduleId)
                .query((row, number) ->
                        Optional.ofNullable(row.getObject(1, LocalDateTime.class))
                                .map(Days::restored)
                                .orElse(Instant.EPOCH))
                .single();
    }

    private void record(Attempt attempt) {
        LocalDate day = attempt.countsOn();
        ledger.record(
                new NewCompletion(
                        attempt.staffMemberId(),
                        attempt.moduleId(),
                        attempt.moduleVersion(),
                        attempt.moduleTitle(),
                        attempt.renew(),
                        kind(attempt),
                        onceKey(attempt.id()),
                        attempt.score(),
                        day == null ? handedIn(attempt) : day,
                        attempt.isFaceToFace(),
                        attempt.id()),
                staff.details(attempt.staffMemberId()));
    }

    private LocalDate handedIn(Attempt attempt) {
        Instant at = attempt.submittedAt();
        return at == null ? Days.today(clock) : LocalDate.ofInstant(at, Days.LONDON);
    }

    private static CompletionKind kind(Attempt attempt) {
        if (attempt.purpose() == AttemptPurpose.PAPER) {
            return CompletionKind.PAPER;
        }
        if (attempt.sessionId() != null) {
            return CompletionKind.SESSION;
        }
        return attempt.isOfDocument() ? CompletionKind.ACKNOWLEDGEMENT : CompletionKind.QUIZ;
    }

    /// The completion that came of an attempt.
    Optional<Completion> of(long attemptId) {
        return completions.findByOnceKey(onceKey(attemptId));
    }

    private static String onceKey(long attemptId) {
        return "attempt|" + attemptId;
    }
}
