package org.dueregard.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Quiz;
import org.dueregard.content.TrainingModule;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.pathway.PathwayService;
import org.dueregard.people.StaffService;
import org.dueregard.training.AttemptQuestions.AnsweredQuestion;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Quizzes. Everything that decides the result is here and in the database: the questions drawn, the
/// answers as they are given, the marks, the pass mark. Whatever is sent twice happens once.
@Service
public class QuizService {

    private static final int MOST_OPTIONS = 12;

    private final ContentLibrary library;
    private final AttemptRepository attempts;
    private final AttemptQuestions questions;
    private final CompletionRepository completions;
    private final Ledger ledger;
    private final PathwayService pathway;
    private final StaffService staff;
    private final CurrentCaller currentCaller;
    private final Random random;
    private final Clock clock;

    QuizService(
            ContentLibrary library,
            AttemptRepository attempts,
            AttemptQuestions questions,
            CompletionRepository completions,
            Ledger ledger,
            PathwayService pathway,
            StaffService staff,
            CurrentCaller currentCaller,
            Random random,
            Clock clock) {
        this.library = library;
        this.attempts = attempts;
        this.questions = questions;
        this.completions = completions;
        this.ledger = ledger;
        this.pathway = pathway;
        this.staff = staff;
        this.currentCaller = currentCaller;
        this.random = random;
        this.clock = clock;
    }

    /// The caller's open attempt at a module's quiz; a new one when there is none.
    ///
    /// @throws ModuleMissingException when there is no such quiz
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    @Transactional
    public AttemptPage openAttempt(String moduleId) {
        long person = currentCaller.staffMemberId();
        TrainingModule module = find(moduleId);
        Quiz quiz = module.quiz();
        if (quiz == null) {
            throw new ModuleMissingException(moduleId + "/quiz");
        }
        Optional<Attempt> last = attempts.findLatestSubmitted(person, moduleId);
        Attempt attempt =
                attempts.findOpen(person, moduleId)
                        .orElseGet(() -> begin(person, module, quiz, last));
        Integer lastPercent =
                last.filter(earlier -> !earlier.isPassed())
                        .map(earlier -> Scoring.percent(earlier.score()))
                        .orElse(null);
        UnaryOperator<String> values = LazyValues.of(pathway::placeholderValues);
        return new AttemptPage(
                attempt.id(),
                moduleId,
                module.title(),
                attempt.passMark(),
                lastPercent,
                questions.find(attempt.id()).stream()
                        .map(question -> AttemptPages.asked(question, values))
                        .toList());
    }

    private Attempt begin(long person, TrainingModule module, Quiz quiz, Optional<Attempt> last) {
        Set<String> avoid =
                last.map(earlier -> questions.questionIds(earlier.id())).orElse(Set.of());
        Attempt attempt =
                attempts.saveAndFlush(
                        new Attempt(person, module, quiz.passMark(), clock.instant()));
        questions.insert(
                attempt.id(),
                new QuestionDraw(random)
                        .draw(quiz.pool(), quiz.draw(), avoid).stream()
                                .map(q -> ShownQuestion.of(q, quiz.shuffle(), random))
                                .toList());
        return attempt;
    }

    /// Saves one answer. Once this returns, the answer is kept whatever happens.
    ///
    /// @param position of the question, from 1
    /// @param ticked options, from 0; none takes the answer back
    /// @throws AttemptClosedException when the attempt was submitted already
    /// @throws AttemptMissingException when it is not the caller's, or has no such question
    /// @throws IllegalArgumentException when no page can have sent this
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    @Transactional
    public void answer(long attemptId, int position, Set<Integer> ticked) {
        long person = currentCaller.staffMemberId();
        if (ticked.stream().anyMatch(option -> option < 0 || option >= MOST_OPTIONS)) {
            throw new IllegalArgumentException("No question has such options");
        }
        if (questions.saveAnswer(attemptId, person, position, ticked, clock.instant())) {
            return;
        }
        if (own(attemptId, person).isSubmitted()) {
            throw new AttemptClosedException(attemptId);
        }
        throw new AttemptMissingException(attemptId);
    }

    private Attempt own(long attemptId, long person) {
        return attempts.findOwn(attemptId, person)
                .orElseThrow(() -> new AttemptMissingException(attemptId));
    }

    /// Marks the attempt, and with a pass writes the completion. Submitting again gives the same
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
        List<AnsweredQuestion> answered = questions.find(attemptId);
        if (!attempt.isSubmitted()) {
            mark(attempt, answered);
        }
        return result(attempt, answered);
    }

    private void mark(Attempt attempt, List<AnsweredQuestion> answered) {
        List<Double> scores = answered.stream().map(AttemptPages::score).toList();
        List<Integer> weights = answered.stream().map(a -> a.question().weight()).toList();
        questions.saveScores(attempt.id(), scores);
        attempt.submit(Scoring.mean(scores, weights), clock.instant());
        if (attempt.isPassed()) {
            ledger.record(
                    new NewCompletion(
                            attempt.staffMemberId(),
                            attempt.moduleId(),
                            attempt.moduleVersion(),
                            attempt.moduleTitle(),
                            attempt.renew(),
                            CompletionKind.QUIZ,
                            onceKey(attempt),
                            attempt.score(),
                            Days.today(clock)),
                    staff.ownRecord());
        }
    }

    private static String onceKey(Attempt attempt) {
        return "attempt|" + attempt.id();
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
        LocalDate validUntil =
                completions
                        .findByOnceKey(onceKey(attempt))
                        .map(completion -> completion.expiresOn().minusDays(1))
                        .orElse(null);
        return AttemptPages.result(
                attempt,
                answered,
                library.catalogue().module(attempt.moduleId()),
                validUntil,
                LazyValues.of(pathway::placeholderValues));
    }

    private TrainingModule find(String moduleId) {
        return library.catalogue()
                .module(moduleId)
                .orElseThrow(() -> new ModuleMissingException(moduleId));
    }
}
