package org.dueregard.standing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Somebody need not do a module for a time.
///
/// @param reason empty once the person is forgotten, as is the approver
/// @param approvedBy role or name of who allowed it
/// @param to the last day
/// @param endedOn the day on which it was ended before its time, absent where it was not
public record Exemption(
        long id,
        long staffMemberId,
        String person,
        String schoolName,
        String moduleId,
        String moduleTitle,
        String reason,
        String approvedBy,
        LocalDate from,
        LocalDate to,
        Instant recordedAt,
        @Nullable LocalDate endedOn,
        State state) {

    /// How it stands today.
    public enum State {
        HOLDS,
        TO_COME,
        OVER,
        ENDED
    }
}
