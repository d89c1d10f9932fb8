package org.dueregard.pathway;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Somebody to tell.
///
/// @param phone shown only with its source and the day it was last verified
/// @param verifiedOn when somebody last made sure, absent when nobody has
/// @param example whether this is invented, and must be marked so wherever it is shown
public record Contact(
        ContactRole role,
        String name,
        @Nullable String phone,
        String source,
        @Nullable LocalDate verifiedOn,
        boolean example) {}
