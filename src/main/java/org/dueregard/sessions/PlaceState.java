package org.dueregard.sessions;

/// What somebody has at a session. The names are stored.
public enum PlaceState {
    BOOKED,
    /// In the order of asking.
    WAITING,
    /// Came without having asked.
    WALK_IN
}
