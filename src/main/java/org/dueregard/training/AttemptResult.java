package org.dueregard.training;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.common.Cited;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.QuestionType;
import org.dueregard.scoring.Confidence;
import org.jspecify.annotations.Nullable;

/// A submitted attempt: the same whenever and however often it is asked for.
///
/// @param percent rounded down
/// @param right how many questions earned full marks
/// @param validUntil last day on which the completion counts, when it was passed
/// @param toDo scenarios that are still to be played before the module counts as completed
/// @param certificate whether there is a certificate of it
/// @param readAgain sections that rehearse what went wrong, when it was not passed
public record AttemptResult(
        long attemptId,
        String moduleId,
        String moduleTitle,
        AttemptPurpose purpose,
        boolean passed,
        int percent,
        int passMark,
        int right,
        List<Marked> questions,
        List<ObjectiveResult> objectives,
        @Nullable LocalDate validUntil,
        List<ReadAgain> toDo,
        boolean certificate,
        List<ReadAgain> readAgain)
        implements QuizStep {

    /// A question with its marks.
    ///
    /// @param full whether it earned full marks
    /// @param part whether it earned some
    /// @param options what could be ticked; or the right order; or the right pairs; or the right words
    /// @param sureAndWrong whether somebody was certain of an answer that was not right
    public record Marked(
            int position,
            SafeHtml html,
            @Nullable SafeHtml details,
            QuestionType type,
            boolean full,
            boolean part,
            List<MarkedOption> options,
            @Nullable Confidence confidence,
            boolean sureAndWrong,
            @Nullable SafeHtml feedback,
            @Nullable Cited source) {}

    /// A line with what was answered and what should have been.
    ///
    /// @param right whether an option is right; elsewhere whether the line was answered rightly
    /// @param given whether an option was ticked, or the line answered at all
    /// @param instead what was answered: a place from 1, a cell or words
    public record MarkedOption(
            SafeHtml html,
            boolean right,
            boolean given,
            @Nullable String instead,
            @Nullable SafeHtml feedback) {}

    /// How one objective went.
    ///
    /// @param sentence what it is about
    public record ObjectiveResult(String sentence, int right, int of) {}

    /// A section to go back to.
    ///
    /// @param address below the base address
    public record ReadAgain(String address, String title) {}
}
