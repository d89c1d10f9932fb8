package org.dueregard.imports;

/// What a line of a file means for the person it is about.
public enum RowOutcome {
    NEW,
    CHANGED,
    MOVED,
    LEFT,
    SAME,
    /// Nothing is done until a person has looked at it.
    UNCLEAR,
    /// Known from this source before and not in the file now. Told, and never taken for a leaver.
    MISSING
}
