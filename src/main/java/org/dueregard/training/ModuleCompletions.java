package org.dueregard.training;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Scenario;
import org.dueregard.content.TrainingModule;
import org.dueregard.people.StaffDirectory;
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
    private final Ledger ledger;
    private final StaffDirectory staff;
    private final JdbcClient jdbc;
    private final Clock clock;

    ModuleCompletions(
            ContentLibrary library,
            AttemptRepository attempts,
            CompletionRepository completions,
            Reading reading,
            ScenarioRuns runs,
            Ledger ledger,
            StaffDirectory staff,
            JdbcClient jdbc,
            Clock clock) {
        this.library = library;
        this.attempts = attempts;
        this.completions = completions;
        this.reading = reading;
        this.runs = runs;
        this.ledger = ledger;
        this.staff = staff;
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
        boolean elsewhere = attempt.sessionId() != null;
        if (elsewhere
                || scenariosToDo(
                                attempt.staffMemberId(),
                                attempt.moduleId(),
                                attempt.moduleVersion())
                        .isEmpty()) {
            record(attempt);
        }
    }

    /// After a scenario was passed.
    @Transactional(propagation = Propagation.MANDATORY)
    void afterScenario(long staffMemberId, TrainingModule module) {
        if (module.quiz() == null) {
            afterReading(staffMemberId, module);
            return;
        }
        if (!scenariosToDo(staffMemberId, module.id(), module.version()).isEmpty()) {
            return;
        }
        attempts.findUncounted(
                        staffMemberId,
                        module.id(),
                        module.version(),
                        latest(staffMemberId, module.id()))
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
        String onceKey = "reading|" + staffMemberId + "|" + module.id() + "|" + today;
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

    /// When the module was last completed.
    Instant latest(long staffMemberId, String moduleId) {
        return completions
                .findLatest(staffMemberId, moduleId)
                .map(Completion::recordedAt)
                .orElse(Instant.EPOCH);
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
                        day == null ? Days.today(clock) : day,
                        attempt.isFaceToFace(),
                        attempt.id()),
                staff.details(attempt.staffMemberId()));
    }

    private CompletionKind kind(Attempt attempt) {
        if (attempt.purpose() == AttemptPurpose.PAPER) {
            return CompletionKind.PAPER;
        }
        if (attempt.sessionId() != null) {
            return CompletionKind.SESSION;
        }
        boolean document =
                library.catalogue()
                        .module(attempt.moduleId())
                        .filter(TrainingModule::isDocument)
                        .isPresent();
        return document ? CompletionKind.ACKNOWLEDGEMENT : CompletionKind.QUIZ;
    }

    /// The completion that came of an attempt.
    Optional<Completion> of(long attemptId) {
        return completions.findByOnceKey(onceKey(attemptId));
    }

    private static String onceKey(long attemptId) {
        return "attempt|" + attemptId;
    }
}
