package org.dueregard.pathway;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A printed poster.
///
/// @param number unique at the school
/// @param sheet which of those printed together, from 1, and `sheets` how many those were
/// @param recalled whether it shows something that is no longer so, or its time is over
public record PosterCopy(
        long id,
        int number,
        int sheet,
        int sheets,
        String place,
        LocalDate printedOn,
        LocalDate removeAfter,
        boolean recalled,
        @Nullable LocalDate takenDownOn) {

    /// The number of the first of those printed together.
    public int first() {
        return number - sheet + 1;
    }
}
