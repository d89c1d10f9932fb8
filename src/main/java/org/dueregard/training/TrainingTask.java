package org.dueregard.training;

import java.time.LocalDate;
import org.dueregard.standing.Standing;
import org.jspecify.annotations.Nullable;

/// Something a person owes, has done, or may do.
///
/// @param roleGroups ids of the groups because of which it is owed, empty when it is not
/// @param standing absent when it is not owed
/// @param dueOn last day to do it in time
/// @param validUntil last day on which it counts, when it is in date
/// @param overdue whether the due day is over
/// @param edition of a document, absent for a module
/// @param begun whether reading has started
public record TrainingTask(
        String moduleId,
        String title,
        String summary,
        int minutes,
        String roleGroups,
        @Nullable Standing standing,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate validUntil,
        boolean overdue,
        boolean begun,
        @Nullable String edition) {}
