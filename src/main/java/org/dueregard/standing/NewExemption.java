package org.dueregard.standing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An exemption as it is entered.
///
/// @param approvedBy role or name of who allowed it
/// @param from the first day
/// @param to the last day
public record NewExemption(
        long staffMemberId,
        String moduleId,
        String reason,
        String approvedBy,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
