package org.dueregard.training;

import java.util.Map;
import org.dueregard.common.Percentage;
import org.jspecify.annotations.Nullable;

/// One module at one school.
///
/// @param effective covered and not known to have forgotten; absent where nothing is asked again
/// @param notAskedYet of these, how many were not asked again yet
/// @param notCovered how many there are for each reason, none for reasons nobody has
public record StandingSummary(
        String moduleId,
        Percentage covered,
        @Nullable Percentage effective,
        long notAskedYet,
        Map<Standing, Long> notCovered) {

    public StandingSummary {
        notCovered = Map.copyOf(notCovered);
    }
}
