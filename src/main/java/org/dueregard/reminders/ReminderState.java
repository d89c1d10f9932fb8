package org.dueregard.reminders;

/// What became of one reminder. The names are stored, and never renamed.
public enum ReminderState {
    /// It stands in a mail.
    PLANNED,
    /// A later step was reached before its turn came.
    SKIPPED,
    /// The person has no e-mail address: it stands on the chase list.
    ON_PAPER,
    /// It was done before the mail left.
    NOT_NEEDED,
    /// The mail did not leave in time; a fresh one takes its place.
    LAPSED
}
