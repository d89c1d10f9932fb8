package org.dueregard.evidence;

import java.time.Instant;
import java.time.LocalDate;
import org.dueregard.files.FileKind;

/// A piece of evidence that waits to be looked at.
///
/// @param trainedOn London date
/// @param fileSize in bytes
/// @param version what a decision has to name, so that it is about what was seen
/// @param own that the caller lodged it, so that somebody else has to decide
public record WaitingEvidence(
        long id,
        String personName,
        String schoolName,
        String moduleTitle,
        String provider,
        String course,
        LocalDate trainedOn,
        boolean faceToFace,
        String fileName,
        FileKind fileKind,
        long fileSize,
        Instant lodgedAt,
        int version,
        boolean own) {}
