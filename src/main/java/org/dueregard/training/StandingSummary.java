package org.dueregard.training;

import java.util.Map;
import org.dueregard.common.Percentage;

/// One module at one school.
///
/// @param notCovered how many there are for each reason, none for reasons nobody has
public record StandingSummary(String moduleId, Percentage covered, Map<Standing, Long> notCovered) {

    public StandingSummary {
        notCovered = Map.copyOf(notCovered);
    }
}
