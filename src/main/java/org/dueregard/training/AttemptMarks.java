package org.dueregard.training;

import java.time.Clock;
import java.util.List;
import org.dueregard.scoring.AttemptScores;
import org.dueregard.training.AttemptQuestions.AnsweredQuestion;
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
    private final Clock clock;

    AttemptMarks(
            AttemptQuestions questions,
            ModuleCompletions modules,
            DelayedChecks checks,
            Ledger ledger,
            Clock clock) {
        this.questions = questions;
        this.modules = modules;
        this.checks = checks;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param attempt held by the caller's transaction, and not marked before
    @Transactional(propagation = Propagation.MANDATORY)
    void mark(Attempt attempt, List<AnsweredQuestion> answered) {
        List<Double> scores = answered.stream().map(AnsweredQuestion::score).toList();
        List<Integer> weights = answered.stream().map(a -> a.question().weight()).toList();
        questions.saveScores(attempt.id(), scores);
        attempt.submit(AttemptScores.mean(scores, weights), clock.instant());
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
