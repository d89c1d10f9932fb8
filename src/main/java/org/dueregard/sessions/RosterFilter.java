package org.dueregard.sessions;

/// Which part of a roster is shown.
///
/// @param search part of a name, or nothing
/// @param page from 1
public record RosterFilter(Show show, String search, int page) {

    /// Whom to show.
    public enum Show {
        ALL,
        BOOKED,
        WAITING,
        NOT_THERE,
        ATTENDED,
        NOT_ASSESSED,
        NOT_PASSED
    }
}
