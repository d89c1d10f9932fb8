package org.dueregard.sessions;

/// Where a session stands. The names are stored.
public enum SessionState {
    PLANNED,
    /// People join with its code.
    OPEN,
    /// Over: nobody joins any more, sheets are still keyed in.
    CLOSED,
    CANCELLED;

    /// Whether it may still take place, or does.
    public boolean isAhead() {
        return this == PLANNED || this == OPEN;
    }
}
