package org.dueregard.sessions;

import java.util.List;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.QuestionType;
import org.jspecify.annotations.Nullable;

/// A module on the wall.
///
/// @param screens the introduction and the sections; the last screen, with the join code, is not
///     among them
/// @param joinAddress where people type the code, absent while nobody can join
/// @param picture a QR code that leads to it, absent while nobody can join
public record Presentation(
        SessionDetails session,
        String moduleTitle,
        List<Screen> screens,
        @Nullable String joinAddress,
        @Nullable String picture) {

    public record Screen(String title, List<Part> parts) {}

    /// Something to read, or a question to the room.
    public record Part(@Nullable SafeHtml prose, @Nullable Check check) {}

    /// @param choices options, items to be put in order, or left cells, without the answer
    /// @param others the right cells, by name
    /// @param answers what is right
    public record Check(
            SafeHtml question,
            @Nullable SafeHtml details,
            QuestionType type,
            List<SafeHtml> choices,
            List<String> others,
            List<AnswerLine> answers,
            @Nullable SafeHtml feedback) {}

    /// @param html absent where the answer is a word
    /// @param text the word, or what belongs to it
    public record AnswerLine(@Nullable SafeHtml html, @Nullable String text) {}
}
