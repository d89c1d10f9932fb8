package org.dueregard.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry, for showing.
///
/// @param stream the school's number, or 0
/// @param actor who did it, blank for the portal itself
/// @param subject whom it is about, blank for nobody
/// @param details as they were written; absent when the person was forgotten
public record AuditRow(
        long stream,
        long seq,
        Instant at,
        String actor,
        AuditAction action,
        String objectType,
        @Nullable Long objectId,
        String subject,
        @Nullable String details) {}
