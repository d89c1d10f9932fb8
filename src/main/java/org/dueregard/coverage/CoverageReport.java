package org.dueregard.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dueregard.common.Percentage;
import org.dueregard.training.Standing;
import org.jspecify.annotations.Nullable;

/// One school's coverage on a day.
public record CoverageReport(String schoolName, LocalDate asAt, List<Line> lines) {

    /// One requirement.
    ///
    /// @param effective covered and not known to have forgotten, absent where nothing is asked again
    /// @param notAskedYet of these, how many were not asked again yet
    /// @param notCovered how many people for each reason
    public record Line(
            String moduleId,
            String title,
            Percentage covered,
            @Nullable Percentage effective,
            long notAskedYet,
            Map<Standing, Long> notCovered) {}
}
