package org.dueregard.guidance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An entry as somebody typed it.
///
/// @param from the first day in force
/// @param to the last one
public record EntryChange(
        String title,
        String publisher,
        String edition,
        String nation,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String replacedBy,
        String url,
        String note) {}
