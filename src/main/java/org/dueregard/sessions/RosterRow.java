package org.dueregard.sessions;

/// Somebody on a roster.
///
/// @param hasEmail whether the person can be written to
/// @param assessed handed in the session's quiz
public record RosterRow(
        long staffMemberId,
        String name,
        boolean hasEmail,
        PlaceState state,
        boolean attended,
        boolean assessed,
        boolean passed) {}
