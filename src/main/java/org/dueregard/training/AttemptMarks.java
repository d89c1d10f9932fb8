package org.dueregard.training;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dueregard.scoring.AttemptScores;
import org.dueregard.training.AttemptQuestions.AnsweredQuestion;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Marks an attempt and does what follows, by what it was for.
@Component
class AttemptMarks {

    private final AttemptQuestions questions;
    private final ModuleCompletions modules;
    private final DelayedChecks checks;
    private final Ledger ledger;
    private final ObjectProvider<SessionPresence> sessions;
    private final Clock clock;

    AttemptMarks(
            AttemptQuestions questions,
            ModuleCompletions modules,
            DelayedChecks checks,
            Ledger ledger,
            ObjectProvider<SessionPresence> sessions,
            Clock clock) {
        this.questions = questions;
        this.modules = modules;
        this.checks = checks;
        this.ledger = ledger;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// @param attempt held by the caller's transaction, and not marked before
    @Transactional(propagation = Propagation.MANDATORY)
    void mark(Attempt attempt, List<AnsweredQuestion> answered) {
        List<Double> scores = answered.stream().map(AnsweredQuestion::score).toList();
        List<Integer> weights = answered.stream().map(a -> a.question().weight()).toList();
        questions.saveScores(attempt.id(), scores);
        Instant deadline = attempt.deadlineAt();
        Instant now = clock.instant();
        // Whoever comes back after the deadline handed in at the deadline.
        Instant at = deadline != null && now.isAfter(deadline) ? deadline : now;
        SessionPresence lookup = sessions.getIfAvailable();
        if (attempt.purpose() == AttemptPurpose.QUIZ && lookup != null) {
            lookup.of(attempt.staffMemberId(), attempt.moduleId())
                    .ifPresent(here -> attempt.at(here, null));
        }
        attempt.submit(AttemptScores.mean(scores, weights), at);
        switch (attempt.purpose()) {
            case QUIZ, PAPER -> {
                if (attempt.isPassed()) {
                    modules.afterQuiz(attempt);
                }
            }
            case CHECK -> checks.answered(attempt, clock.instant());
            case DELTA -> {
                if (attempt.isPassed()) {
                    ledger.lift(
                            attempt.staffMemberId(),
                            attempt.moduleId(),
                            attempt.moduleVersion(),
                            AttemptPurpose.DELTA.name());
                }
            }
        }
    }
}
