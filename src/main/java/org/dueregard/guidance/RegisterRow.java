package org.dueregard.guidance;

import org.dueregard.content.GuidanceEntry;
import org.jspecify.annotations.Nullable;

/// A line of the register.
///
/// @param out whether it no longer holds today
/// @param ahead whether it is still to come
/// @param replacement the edition right after it
/// @param citedIn in how many places
public record RegisterRow(
        GuidanceEntry entry,
        boolean out,
        boolean ahead,
        @Nullable GuidanceEntry replacement,
        long citedIn) {}
