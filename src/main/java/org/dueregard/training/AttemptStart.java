package org.dueregard.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.content.Question;
import org.dueregard.content.Quiz;
import org.dueregard.content.TrainingModule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Begins attempts: whether there may be one now, what is asked in it, and until when.
@Component
class AttemptStart {

    private static final int MOST_DELTA_QUESTIONS = 5;
    private static final int PER_CENT = 100;
    private static final int MOST_FAILS = 100;

    private final AttemptRepository attempts;
    private final AttemptQuestions questions;
    private final DelayedChecks checks;
    private final ModuleVersions versions;
    private final JdbcClient jdbc;
    private final Random random;
    private final Clock clock;

    AttemptStart(
            AttemptRepository attempts,
            AttemptQuestions questions,
            DelayedChecks checks,
            ModuleVersions versions,
            JdbcClient jdbc,
            Random random,
            Clock clock) {
        this.attempts = attempts;
        this.questions = questions;
        this.checks = checks;
        this.versions = versions;
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /// Until when somebody who failed as often as the quiz allows has to wait.
    Optional<RestPage> rest(long person, TrainingModule module, AttemptPurpose purpose) {
        Quiz quiz = module.quiz();
        Duration pause = quiz == null ? null : quiz.coolingOff();
        if (quiz == null || pause == null || purpose != AttemptPurpose.QUIZ) {
            return Optional.empty();
        }
        List<Attempt> last = attempts.findLatestSubmitted(person, module.id(), purpose, MOST_FAILS);
        long fails = last.stream().takeWhile(attempt -> !attempt.isPassed()).count();
        if (fails == 0 || fails % quiz.attempts() != 0) {
            return Optional.empty();
        }
        Instant handedIn = last.getFirst().submittedAt();
        Instant until = handedIn == null ? Instant.EPOCH : handedIn.plus(pause);
        return clock.instant().isBefore(until)
                ? Optional.of(
                        new RestPage(module.id(), module.title(), until, last.getFirst().id()))
                : Optional.empty();
    }

    /// @throws ModuleMissingException when nothing of that kind is asked of the person now
    @Transactional(propagation = Propagation.MANDATORY)
    Attempt begin(long person, TrainingModule module, AttemptPurpose purpose) {
        Quiz quiz = module.quiz();
        if (quiz == null) {
            throw new ModuleMissingException(module.id() + "/quiz");
        }
        Attempt attempt =
                new Attempt(person, module, purpose, quiz.passMark(), clock.instant())
                        .askingConfidence(quiz.confidence())
                        .withParts(module.isDocument(), module.scenarios().size());
        List<Question> drawn =
                switch (purpose) {
                    case CHECK -> checkQuestions(attempt, quiz);
                    case DELTA -> deltaQuestions(attempt, module);
                    case QUIZ, PAPER -> quizQuestions(attempt, quiz);
                };
        Attempt saved = attempts.saveAndFlush(attempt);
        questions.insert(
                saved.id(),
                drawn.stream().map(q -> ShownQuestion.of(q, quiz.shuffle(), random)).toList());
        return saved;
    }

    private List<Question> quizQuestions(Attempt attempt, Quiz quiz) {
        long person = attempt.staffMemberId();
        attempt.until(deadline(person, quiz));
        return draw(person, attempt.moduleId(), quiz);
    }

    /// A sheet for somebody without a device, at a session.
    ///
    /// @param day of the session, from which the completion counts
    @Transactional(propagation = Propagation.MANDATORY)
    Attempt beginPaper(
            long person, TrainingModule module, SessionPresence.Present session, LocalDate day) {
        Quiz quiz = module.quiz();
        if (quiz == null) {
            throw new ModuleMissingException(module.id() + "/quiz");
        }
        Attempt saved =
                attempts.saveAndFlush(
                        new Attempt(
                                        person,
                                        module,
                                        AttemptPurpose.PAPER,
                                        quiz.passMark(),
                                        clock.instant())
                                .at(session, day));
        questions.insert(
                saved.id(),
                draw(person, module.id(), quiz).stream()
                        .map(q -> ShownQuestion.of(q, quiz.shuffle(), random))
                        .toList());
        return saved;
    }

    private List<Question> draw(long person, String moduleId, Quiz quiz) {
        Set<String> avoid =
                attempts.findLatestSubmitted(person, moduleId, AttemptPurpose.QUIZ, 1).stream()
                        .findFirst()
                        .map(earlier -> questions.questionIds(earlier.id()))
                        .orElse(Set.of());
        return new QuestionDraw(random).draw(quiz.pool(), quiz.draw(), avoid);
    }

    private @org.jspecify.annotations.Nullable Instant deadline(long person, Quiz quiz) {
        Duration limit = quiz.timeLimit();
        if (limit == null) {
            return null;
        }
        int extra =
                jdbc.sql("SELECT percent FROM extra_times WHERE staff_member_id = ?")
                        .param(person)
                        .query(Integer.class)
                        .optional()
                        .orElse(0);
        return clock.instant().plus(limit.multipliedBy(PER_CENT + extra).dividedBy(PER_CENT));
    }

    private List<Question> checkQuestions(Attempt attempt, Quiz quiz) {
        DelayedChecks.Open open =
                checks.open(attempt.staffMemberId(), attempt.moduleId())
                        .orElseThrow(() -> new ModuleMissingException(attempt.moduleId()));
        attempt.answering(open.checkId())
                .askingConfidence(false)
                .until(open.closesOn().plusDays(1).atStartOfDay(Days.LONDON).toInstant());
        List<Question> pool = new ArrayList<>(quiz.on(DelayedChecks.OBJECTIVE));
        Collections.shuffle(pool, random);
        return pool.subList(0, Math.min(pool.size(), checks.questions()));
    }

    private List<Question> deltaQuestions(Attempt attempt, TrainingModule module) {
        if (!versions.asks(attempt.staffMemberId(), module, VersionChoice.DELTA)) {
            throw new ModuleMissingException(module.id());
        }
        attempt.askingConfidence(false);
        List<Question> pool =
                versions.changedQuestions(
                        versions.newestOf(attempt.staffMemberId(), module.id()), module);
        return new QuestionDraw(random)
                .draw(pool, Math.min(pool.size(), MOST_DELTA_QUESTIONS), Set.of());
    }
}
