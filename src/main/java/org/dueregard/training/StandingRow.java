package org.dueregard.training;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One person and one module.
///
/// @param roleGroups ids of the groups because of which it is owed
/// @param dueOn the last day to do it in time
/// @param reopened whether a newer version or edition is asked for than the one that was done
/// @param coveredUntil the first day on which the latest completion no longer counts, if there is one
public record StandingRow(
        long staffMemberId,
        String name,
        String jobTitle,
        String moduleId,
        String roleGroups,
        Standing standing,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate coveredUntil,
        boolean reopened) {}
