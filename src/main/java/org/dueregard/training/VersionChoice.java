package org.dueregard.training;

/// What a school asks of those who completed an earlier version. The names are stored.
public enum VersionChoice {
    /// Nothing: what they did still counts.
    NOTHING,
    /// Read what changed, and confirm it.
    CONFIRM,
    /// A few questions on the objectives that changed.
    DELTA,
    /// The module anew: earlier completions stop counting when it is due.
    RETAKE
}
