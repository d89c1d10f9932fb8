package org.dueregard.sheets;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file says about itself, for whoever finds it a year later.
///
/// @param title the document's title, as in "Prevent training at Oakfield"
/// @param what one or two sentences
/// @param school the school or schools in it
/// @param asAt the day the figures are for, if they are for one
/// @param madeAt from the clock; also the date inside the file, so that the same rows make the same file
public record About(
        String title,
        String what,
        String school,
        @Nullable LocalDate asAt,
        Instant madeAt,
        List<Definition> definitions) {

    public About {
        definitions = List.copyOf(definitions);
    }

    public record Definition(String term, String meaning) {}
}
