package org.dueregard.exchange;

import java.util.List;

/// This question cannot be taken, and why.
final class NotTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<String> arguments;

    NotTakenException(Reason reason, String... arguments) {
        super(reason.key(), null, false, false);
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    /// As it is told to the author.
    ///
    /// @param text how the question begins
    ImportedQuestions.NotTaken told(int line, String text) {
        return new ImportedQuestions.NotTaken(
                line,
                PlainText.beginning(text),
                reason.key(),
                arguments.stream().map(PlainText::beginning).toList());
    }
}
