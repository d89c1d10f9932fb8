package org.dueregard.evidence;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A piece of evidence as whoever lodged it sees it.
///
/// @param trainedOn London date
/// @param reason why it was returned, absent otherwise
/// @param countsUntil the last day it counts, by the certificate it led to; absent until verified
/// @param withdrawn that the entry it led to no longer stands
public record OwnEvidence(
        long id,
        String moduleId,
        String moduleTitle,
        String provider,
        String course,
        LocalDate trainedOn,
        boolean faceToFace,
        String fileName,
        EvidenceState state,
        Instant lodgedAt,
        @Nullable String reason,
        @Nullable LocalDate countsUntil,
        boolean withdrawn) {}
