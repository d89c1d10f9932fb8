package org.dueregard.guidance;

import java.time.Instant;
import java.util.List;
import org.dueregard.content.GuidanceEntry;
import org.jspecify.annotations.Nullable;

/// An entry with everything that hangs on it.
///
/// @param out whether it no longer holds today
/// @param ahead whether it is still to come
/// @param replacement what holds instead, at the end of the line
/// @param replaces what it replaces itself
/// @param versions what was changed here, newest first; empty for whoever may not change it
/// @param shipped whether the program came with it
/// @param mayEdit whether the caller may change it
public record RegisterPage(
        GuidanceEntry entry,
        boolean out,
        boolean ahead,
        @Nullable GuidanceEntry replacement,
        List<GuidanceEntry> replaces,
        List<CitedPlace> places,
        List<CitedPlace> handedOut,
        List<Version> versions,
        boolean shipped,
        boolean mayEdit) {

    public RegisterPage {
        replaces = List.copyOf(replaces);
        places = List.copyOf(places);
        handedOut = List.copyOf(handedOut);
        versions = List.copyOf(versions);
    }

    /// A version that somebody wrote.
    public record Version(GuidanceEntry entry, @Nullable String by, Instant at) {}
}
