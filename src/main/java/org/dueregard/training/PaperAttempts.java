package org.dueregard.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.pathway.PathwayService;
import org.dueregard.scoring.Answer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Quizzes on paper: the sheet that is printed for one person, and its answers keyed in afterwards. It
/// checks nobody's rights; the service that asks has done so.
@Component
public class PaperAttempts {

    private final ContentLibrary library;
    private final AttemptRepository attempts;
    private final AttemptQuestions questions;
    private final AttemptStart start;
    private final AttemptMarks marks;
    private final ModuleCompletions modules;
    private final PathwayService pathway;

    PaperAttempts(
            ContentLibrary library,
            AttemptRepository attempts,
            AttemptQuestions questions,
            AttemptStart start,
            AttemptMarks marks,
            ModuleCompletions modules,
            PathwayService pathway) {
        this.library = library;
        this.attempts = attempts;
        this.questions = questions;
        this.start = start;
        this.marks = marks;
        this.modules = modules;
        this.pathway = pathway;
    }

    /// What stands on a sheet.
    ///
    /// @param attemptId printed on it, so that it is keyed in for the right person
    public record Sheet(
            long attemptId, long staffMemberId, List<AttemptPage.Asked> questions, int passMark) {}

    /// What came of a sheet.
    public record Keyed(boolean passed, int percent) {}

    /// The person's open sheet for a session, drawn now if there is none.
    ///
    /// @param day of the session, London date
    @Transactional(propagation = Propagation.MANDATORY)
    public Sheet sheet(
            long staffMemberId, String moduleId, SessionPresence.Present session, LocalDate day) {
        TrainingModule module =
                library.catalogue()
                        .module(moduleId)
                        .orElseThrow(() -> new ModuleMissingException(moduleId));
        Attempt attempt =
                attempts.findSheet(staffMemberId, moduleId, session.sessionId())
                        .orElseGet(() -> start.beginPaper(staffMemberId, module, session, day));
        UnaryOperator<String> values = LazyValues.of(pathway::placeholderValues);
        return new Sheet(
                attempt.id(),
                staffMemberId,
                questions.find(attempt.id()).stream()
                        .map(question -> AttemptPages.asked(question, values))
                        .toList(),
                attempt.passMark());
    }

    /// Marks a sheet; keying it in again changes nothing.
    ///
    /// @param answers in the order of its questions; missing ones count as not answered
    /// @throws AttemptMissingException when the session has no such sheet
    @Transactional(propagation = Propagation.MANDATORY)
    public Keyed keyIn(long attemptId, long sessionId, List<Answer> answers) {
        Attempt attempt =
                attempts.lockOfSession(attemptId, sessionId)
                        .filter(found -> found.purpose() == AttemptPurpose.PAPER)
                        .orElseThrow(() -> new AttemptMissingException(attemptId));
        if (!attempt.isSubmitted()) {
            modules.hold(attempt.staffMemberId(), attempt.moduleId());
            List<Answer> all = new ArrayList<>();
            int count = questions.find(attemptId).size();
            for (int i = 0; i < count; i++) {
                Answer answer = i < answers.size() ? answers.get(i) : Answer.none();
                all.add(answer.isPlausible() ? answer : Answer.none());
            }
            questions.saveAnswers(attemptId, all, attempt.startedAt());
            marks.mark(attempt, questions.find(attemptId));
        }
        return new Keyed(
                attempt.isPassed(), org.dueregard.scoring.AttemptScores.percent(attempt.score()));
    }
}
