package org.dueregard.training;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// A submitted attempt: the same whenever and however often it is asked for.
///
/// @param percent rounded down
/// @param right how many questions earned full marks
/// @param validUntil last day on which the completion counts, when it was passed
/// @param readAgain sections that rehearse what went wrong, when it was not passed
public record AttemptResult(
        long attemptId,
        String moduleId,
        String moduleTitle,
        boolean passed,
        int percent,
        int passMark,
        int right,
        List<Marked> questions,
        List<ObjectiveResult> objectives,
        @Nullable LocalDate validUntil,
        List<ReadAgain> readAgain) {

    /// A question with its marks.
    ///
    /// @param full whether it earned full marks
    /// @param part whether it earned some
    public record Marked(
            int position,
            SafeHtml html,
            @Nullable SafeHtml details,
            boolean full,
            boolean part,
            List<MarkedOption> options,
            @Nullable SafeHtml feedback,
            @Nullable String sourceTitle,
            @Nullable String sourceUrl) {}

    /// An option with what was ticked and what should have been.
    public record MarkedOption(
            SafeHtml html, boolean right, boolean ticked, @Nullable SafeHtml feedback) {}

    /// How one objective went.
    ///
    /// @param sentence what it is about
    public record ObjectiveResult(String sentence, int right, int of) {}

    /// A section to go back to.
    ///
    /// @param address below the base address
    public record ReadAgain(String address, String title) {}
}
