package org.dueregard.training;

import java.time.Instant;
import java.util.List;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.QuestionType;
import org.dueregard.scoring.Answer;
import org.dueregard.scoring.Confidence;
import org.jspecify.annotations.Nullable;

/// An open attempt, without the right answers.
///
/// @param passMark per cent
/// @param lastPercent how the attempt before went, when it failed
/// @param deadline the last moment at which an answer is taken, absent where there is no limit
/// @param asksConfidence whether each question also asks how sure one is
public record AttemptPage(
        long attemptId,
        String moduleId,
        String moduleTitle,
        AttemptPurpose purpose,
        int passMark,
        @Nullable Integer lastPercent,
        @Nullable Instant deadline,
        boolean asksConfidence,
        List<Asked> questions)
        implements QuizStep {

    /// A question to be answered.
    ///
    /// @param position from 1
    /// @param choices what can be ticked, or put in order
    /// @param lefts what is to be matched
    /// @param rights what it can be matched with
    /// @param answer what was answered so far
    public record Asked(
            int position,
            String text,
            SafeHtml html,
            @Nullable SafeHtml details,
            QuestionType type,
            List<Choice> choices,
            List<Choice> lefts,
            List<String> rights,
            Answer answer,
            @Nullable Confidence confidence) {}

    /// Something to read beside a control.
    public record Choice(String text, SafeHtml html) {}
}
