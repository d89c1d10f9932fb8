package org.dueregard.guidance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What somebody typed of something we have been told.
///
/// @param sourceEntry an entry of the register, empty for a source from elsewhere
/// @param sourceWords what the source is called, with its address
/// @param publish whether all staff are to see it
public record ToldChange(
        String claim,
        String fact,
        String sourceEntry,
        String sourceWords,
        String sourceUrl,
        @Nullable LocalDate reviewOn,
        boolean publish) {}
