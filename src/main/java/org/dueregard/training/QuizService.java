package org.dueregard.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.guidance.CitedSources;
import org.dueregard.pathway.PathwayService;
import org.dueregard.scoring.Answer;
import org.dueregard.scoring.AttemptScores;
import org.dueregard.scoring.Confidence;
import org.dueregard.training.AttemptQuestions.AnsweredQuestion;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Quizzes. Everything that decides the result is here and in the database: the questions drawn, the
/// answers as they are given, the time, the marks, the pass mark. Whatever is sent twice happens once.
@Service
public class QuizService {

    private final ContentLibrary library;
    private final AttemptRepository attempts;
    private final AttemptQuestions questions;
    private final AttemptStart start;
    private final AttemptMarks marks;
    private final ModuleCompletions modules;
    private final DelayedChecks checks;
    private final PathwayService pathway;
    private final CitedSources sources;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    QuizService(
            ContentLibrary library,
            AttemptRepository attempts,
            AttemptQuestions questions,
            AttemptStart start,
            AttemptMarks marks,
            ModuleCompletions modules,
            DelayedChecks checks,
            PathwayService pathway,
            CitedSources sources,
            CurrentCaller currentCaller,
            Clock clock) {
        this.library = library;
        this.attempts = attempts;
        this.questions = questions;
        this.start = start;
        this.marks = marks;
        this.modules = modules;
        this.checks = checks;
        this.pathway = pathway;
        this.sources = sources;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /// The caller's open attempt at a module's quiz; a new one when there is none; what came of it
    /// when its time is over; or from when on there can be a new one.
    ///
    /// @throws ModuleMissingException when there is no such quiz
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    @Transactional
    public QuizStep openAttempt(String moduleId) {
        return open(moduleId, AttemptPurpose.QUIZ);
    }

    /// The same for what is asked besides the quiz: a delayed check, or what a new version changed.
    ///
    /// @throws ModuleMissingException when nothing of that kind is asked of the caller now
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    @Transactional
    public QuizStep open(String moduleId, AttemptPurpose purpose) {
        long person = currentCaller.staffMemberId();
        TrainingModule module = find(moduleId);
        Optional<Attempt> found = attempts.findOpen(person, moduleId, purpose);
        if (found.isPresent() && found.get().isOver(clock.instant())) {
            return submit(found.get().id());
        }
        if (purpose == AttemptPurpose.CHECK
                && found.isPresent()
                && !checks.isOpen(person, found.get().checkId())) {
            // Of a round that is over: it is closed as it is.
            marks.mark(found.get(), questions.find(found.get().id()));
            attempts.saveAndFlush(found.get());
            found = Optional.empty();
        }
        if (found.isEmpty() && purpose == AttemptPurpose.QUIZ) {
            Optional<Attempt> counted = modules.catchUp(person, module);
            if (counted.isPresent()) {
                return result(counted.get(), questions.find(counted.get().id()));
            }
        }
        if (found.isEmpty()) {
            Optional<RestPage> rest = start.rest(person, module, purpose);
            if (rest.isPresent()) {
                return rest.get();
            }
        }
        return page(module, found.orElseGet(() -> start.begin(person, module, purpose)));
    }

    private AttemptPage page(TrainingModule module, Attempt attempt) {
        Integer lastPercent =
                attempts
                        .findLatestSubmitted(
                                attempt.staffMemberId(), module.id(), attempt.purpose(), 1)
                        .stream()
                        .filter(earlier -> !earlier.isPassed())
                        .map(earlier -> AttemptScores.percent(earlier.score()))
                        .findFirst()
                        .orElse(null);
        UnaryOperator<String> values = LazyValues.of(pathway::placeholderValues);
        return new AttemptPage(
                attempt.id(),
                module.id(),
                module.title(),
                attempt.purpose(),
                attempt.passMark(),
                lastPercent,
                attempt.deadlineAt(),
                attempt.asksConfidence(),
                questions.find(attempt.id()).stream()
                        .map(question -> AttemptPages.asked(question, values))
                        .toList());
    }

    /// Saves one answer. Once this returns, the answer is kept whatever happens.
    ///
    /// @param position of the question, from 1
    /// @param answer nothing takes an earlier one back
    /// @throws AttemptClosedException when the attempt was submitted already, or its time is over
    /// @throws AttemptMissingException when it is not the caller's, or has no such question
    /// @throws IllegalArgumentException when no page can have sent this
    // One statement needs no transaction around it, and this is the most frequent one of all.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    public void answer(long attemptId, int position, Answer answer) {
        long person = currentCaller.staffMemberId();
        if (!answer.isPlausible()) {
            throw new IllegalArgumentException("No question has such an answer");
        }
        Instant now = clock.instant();
        if (!questions.saveAnswer(attemptId, person, position, answer, now)) {
            refuse(attemptId, person, now);
        }
    }

    /// Saves how sure somebody is of an answer, under the same conditions.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    public void rate(long attemptId, int position, Confidence confidence) {
        long person = currentCaller.staffMemberId();
        Instant now = clock.instant();
        if (!questions.saveConfidence(attemptId, person, position, confidence, now)) {
            refuse(attemptId, person, now);
        }
    }

    private void refuse(long attemptId, long person, Instant now) {
        Attempt attempt = own(attemptId, person);
        if (attempt.isSubmitted() || attempt.isOver(now)) {
            throw new AttemptClosedException(attemptId);
        }
        throw new AttemptMissingException(attemptId);
    }

    private Attempt own(long attemptId, long person) {
        return attempts.findOwn(attemptId, person)
                .orElseThrow(() -> new AttemptMissingException(attemptId));
    }

    /// Marks the attempt, and with a pass writes what follows from it. Submitting again gives the same
    /// result and does nothing else.
    ///
    /// @throws AttemptMissingException when it is not the caller's
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    @Transactional
    public AttemptResult submit(long attemptId) {
        long person = currentCaller.staffMemberId();
        Attempt attempt =
                attempts.lockOwn(attemptId, person)
                        .orElseThrow(() -> new AttemptMissingException(attemptId));
        if (!attempt.isSubmitted()) {
            modules.hold(person, attempt.moduleId());
        }
        List<AnsweredQuestion> answered = questions.find(attemptId);
        if (!attempt.isSubmitted()) {
            marks.mark(attempt, answered);
        }
        return result(attempt, answered);
    }

    /// How long there still is until a deadline, by the clock that decides; below nothing afterwards.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    public Duration timeLeft(Instant deadline) {
        return Duration.between(clock.instant(), deadline);
    }

    /// What an attempt of the caller is for.
    ///
    /// @throws AttemptMissingException when it is not the caller's
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public AttemptPurpose purpose(long attemptId) {
        AttemptPurpose purpose = own(attemptId, currentCaller.staffMemberId()).purpose();
        if (purpose == AttemptPurpose.PAPER) {
            throw new AttemptMissingException(attemptId);
        }
        return purpose;
    }

    /// The result of a submitted attempt; nothing while it is open.
    ///
    /// @throws AttemptMissingException when it is not the caller's
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public Optional<AttemptResult> result(long attemptId) {
        Attempt attempt = own(attemptId, currentCaller.staffMemberId());
        return attempt.isSubmitted()
                ? Optional.of(result(attempt, questions.find(attemptId)))
                : Optional.empty();
    }

    private AttemptResult result(Attempt attempt, List<AnsweredQuestion> answered) {
        Optional<Completion> completion = modules.of(attempt.id());
        Optional<TrainingModule> module = library.catalogue().module(attempt.moduleId());
        boolean document = module.filter(TrainingModule::isDocument).isPresent();
        LocalDate validUntil =
                completion
                        .filter(done -> !document)
                        .map(done -> done.expiresOn().minusDays(1))
                        .orElse(null);
        return AttemptPages.result(
                attempt,
                answered,
                module,
                new AttemptPages.Outcome(
                        validUntil,
                        toDo(attempt, completion.isPresent()),
                        completion.isPresent() && !document),
                sources.register(),
                LazyValues.of(pathway::placeholderValues));
    }

    private List<AttemptResult.ReadAgain> toDo(Attempt attempt, boolean completed) {
        if (completed || !attempt.isPassed() || attempt.purpose() != AttemptPurpose.QUIZ) {
            return List.of();
        }
        return modules
                .scenariosToDo(attempt.staffMemberId(), attempt.moduleId(), attempt.moduleVersion())
                .stream()
                .map(scenario ->
                        new AttemptResult.ReadAgain(
                                TrainingRoutes.section(attempt.moduleId(), scenario.id()),
                                scenario.title()))
                .toList();
    }

    private TrainingModule find(String moduleId) {
        return library.catalogue()
                .module(moduleId)
                .filter(module -> module.quiz() != null)
                .orElseThrow(() -> new ModuleMissingException(moduleId + "/quiz"));
    }
}
