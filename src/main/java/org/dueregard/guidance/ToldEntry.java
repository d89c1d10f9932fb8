package org.dueregard.guidance;

import java.time.LocalDate;
import org.dueregard.common.Cited;
import org.jspecify.annotations.Nullable;

/// Something we have been told, and what is so.
///
/// @param source absent in a draft that has none yet
/// @param reviewOn when it is looked at again; absent in a draft alone
/// @param due whether that day is over
/// @param published whether all staff see it
/// @param change the same as it is edited
public record ToldEntry(
        long id,
        String claim,
        String fact,
        @Nullable Cited source,
        @Nullable LocalDate reviewOn,
        boolean due,
        boolean published,
        LocalDate changedOn,
        ToldChange change) {}
