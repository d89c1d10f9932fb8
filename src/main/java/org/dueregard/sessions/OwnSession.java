package org.dueregard.sessions;

import org.jspecify.annotations.Nullable;

/// A session as somebody invited sees it.
///
/// @param place what the caller has there, absent for nothing
/// @param free places left
/// @param waitingBefore how many are before the caller on the waiting list
/// @param attended whether the caller was there
/// @param assessed whether the caller handed in its quiz
public record OwnSession(
        SessionDetails session,
        @Nullable PlaceState place,
        int free,
        int waitingBefore,
        boolean attended,
        boolean assessed) {}
