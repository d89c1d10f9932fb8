package org.dueregard.guidance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A place that cites an entry of the register.
///
/// @param entryId the entry, or the id of a source that is no entry and is then passed over
/// @param key names the place among all places, for as long as what it says stays the same
/// @param title what the place is called, in words
/// @param address of the page where it is seen, with a leading slash for a plain page alone; absent
///     where there is none
/// @param reviewed when somebody last made sure that the place is right; absent where nobody did
public record Citation(
        String entryId,
        Kind kind,
        String key,
        String title,
        @Nullable String address,
        @Nullable LocalDate reviewed) {

    /// What kind of place it is.
    public enum Kind {
        MODULE,
        DOCUMENT,
        QUESTION,
        LESSON,
        PATHWAY,
        POSTER,
        AGREEMENT,
        TOLD,
        CERTIFICATES
    }
}
