package org.dueregard.sessions;

import org.dueregard.training.PaperAttempts;
import org.jspecify.annotations.Nullable;

/// A sheet to be keyed in, or what came of it.
///
/// @param sheet its questions, absent once it was keyed in
/// @param keyed what came of it, absent before
/// @param next the number of the next sheet that is still to be keyed in
public record SheetPage(
        SessionDetails session,
        long attemptId,
        String name,
        PaperAttempts.@Nullable Sheet sheet,
        PaperAttempts.@Nullable Keyed keyed,
        @Nullable Long next) {}
