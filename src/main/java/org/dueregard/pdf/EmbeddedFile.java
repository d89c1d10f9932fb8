package org.dueregard.pdf;

import java.time.Instant;

/// A file that travels inside a PDF.
///
/// @param name unique within the PDF
/// @param type such as `image/png`
/// @param description what a reader's list of attachments says beside the name
/// @param at when it was taken in
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record EmbeddedFile(
        String name, String type, String description, Instant at, byte[] bytes) {}
