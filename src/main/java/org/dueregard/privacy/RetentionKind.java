package org.dueregard.privacy;

/// Kinds of data with a time after which they go. The times are defaults to be adapted by the school as
/// controller; for personnel records the usual school guidance is six years after leaving.
public enum RetentionKind {
    /// The whole record of somebody who left: forgotten so many months after the last day.
    LEAVERS(72),
    /// Single answers of quizzes; the result stays in the ledger.
    QUIZ_ANSWERS(36),
    /// Messages that were sent or given up.
    MESSAGES(6),
    /// Where people were signed in.
    SESSIONS(3),
    /// Lines of imported files; after that an import cannot be undone.
    IMPORTED_LINES(3),
    /// Used and expired links and codes.
    LINKS(1);

    private final int defaultMonths;

    RetentionKind(int defaultMonths) {
        this.defaultMonths = defaultMonths;
    }

    public int defaultMonths() {
        return defaultMonths;
    }
}
