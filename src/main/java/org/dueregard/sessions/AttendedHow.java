package org.dueregard.sessions;

/// How it is known that somebody was there. The names are stored.
enum AttendedHow {
    /// With the join code.
    JOINED,
    /// Ticked on the roster.
    BY_HAND,
    /// Their sheet was keyed in.
    PAPER
}
