package org.dueregard.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What somebody enters with a certificate; everything may be missing.
///
/// @param moduleId what it is to count for
/// @param provider who gave the training
/// @param trainedOn London date
/// @param faceToFace whether it was done in a room with others
public record NewEvidence(
        @Nullable String moduleId,
        @Nullable String provider,
        @Nullable String course,
        @Nullable LocalDate trainedOn,
        @Nullable Boolean faceToFace) {}
