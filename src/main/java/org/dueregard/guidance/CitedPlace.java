package org.dueregard.guidance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A place that cites an entry, and what is known of whether it is still right.
///
/// @param entryTitle title and edition of the entry
/// @param state whether somebody has to look at it
/// @param words what was said of it when it was checked, absent where it was not
/// @param at when it was checked
public record CitedPlace(
        Citation citation,
        String entryTitle,
        State state,
        @Nullable String words,
        @Nullable Instant at) {

    /// Whether somebody has to look at a place.
    public enum State {
        /// What it cites holds, or it was reviewed since.
        FINE,
        /// What it cites no longer holds, and nobody has looked since.
        CHECK,
        /// Somebody looked and found it still right.
        CHECKED
    }
}
