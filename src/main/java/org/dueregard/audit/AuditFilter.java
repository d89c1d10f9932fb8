package org.dueregard.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which entries to list.
///
/// @param search part of the name of somebody who did it or whom it is about, or blank
/// @param action only this
/// @param from first day, London
/// @param to last day, London
public record AuditFilter(
        String search,
        @Nullable AuditAction action,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        int page) {}
