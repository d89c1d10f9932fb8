package org.dueregard.training;

import java.util.List;
import java.util.Set;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.QuestionType;
import org.jspecify.annotations.Nullable;

/// An open attempt, without the right answers.
///
/// @param passMark per cent
/// @param lastPercent how the attempt before went, when it failed
public record AttemptPage(
        long attemptId,
        String moduleId,
        String moduleTitle,
        int passMark,
        @Nullable Integer lastPercent,
        List<Asked> questions) {

    /// A question to be answered.
    ///
    /// @param position from 1
    /// @param ticked what was answered so far, by option from 0
    public record Asked(
            int position,
            String text,
            SafeHtml html,
            @Nullable SafeHtml details,
            QuestionType type,
            List<Choice> choices,
            Set<Integer> ticked) {}

    /// Something that can be ticked.
    public record Choice(String text, SafeHtml html) {}
}
