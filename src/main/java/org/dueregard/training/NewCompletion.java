package org.dueregard.training;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// What is to be written into the ledger.
///
/// @param renew how long it counts where no requirement says so
/// @param onceKey what must happen once, for example `attempt|17`
/// @param score from 0 to 1, absent where nothing was marked
/// @param faceToFace whether it was done in a room with others
/// @param attemptId the attempt it came of, if it did
record NewCompletion(
        long staffMemberId,
        String moduleId,
        String moduleVersion,
        String moduleTitle,
        Period renew,
        CompletionKind how,
        String onceKey,
        @Nullable Double score,
        LocalDate effectiveOn,
        boolean faceToFace,
        @Nullable Long attemptId) {}
