package org.dueregard.exchange;

import java.util.List;

/// What a file of another program's questions came to: each question was taken whole, or is told.
///
/// @param taken in the order of the file
/// @param notTaken in the order of the file; a heading that was passed over is told here too
public record ImportedQuestions(List<Taken> taken, List<NotTaken> notTaken) {

    public ImportedQuestions {
        taken = List.copyOf(taken);
        notTaken = List.copyOf(notTaken);
    }

    /// A question in the portal's Markdown, ready to stand in a quiz.
    ///
    /// @param line of the file, from 1
    /// @param type `one`, `many`, `true-false`, `match` or `short`
    /// @param title what the other program called it, or the beginning of its text
    /// @param markdown from the heading to the reason, ended by a line break
    public record Taken(int line, String type, String title, String markdown) {}

    /// Something that was left out, and why.
    ///
    /// @param line of the file, from 1; the file as a whole is line 1
    /// @param text how it begins, to find it by
    /// @param reasonKey of the sentence in the translations file
    /// @param arguments what the sentence names
    public record NotTaken(int line, String text, String reasonKey, List<String> arguments) {

        public NotTaken {
            arguments = List.copyOf(arguments);
        }
    }
}
