package org.dueregard.training;

/// What an attempt is for.
public enum AttemptPurpose {
    /// The module's quiz, on screen.
    QUIZ,
    /// The module's quiz on a printed sheet, keyed in afterwards.
    PAPER,
    /// A few questions weeks after a completion.
    CHECK,
    /// A few questions on what a new version changed.
    DELTA;

    /// How it is called in addresses.
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
