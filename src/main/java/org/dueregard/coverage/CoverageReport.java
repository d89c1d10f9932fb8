package org.dueregard.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dueregard.common.Percentage;
import org.dueregard.people.RoleGroup;
import org.dueregard.standing.Standing;
import org.jspecify.annotations.Nullable;

/// Coverage of one school on a day, with names behind it.
///
/// @param settled whether everything recorded up to now is in it
public record CoverageReport(
        long schoolId, String schoolName, LocalDate asAt, boolean settled, List<Line> lines) {

    /// One requirement.
    ///
    /// @param all each person once
    /// @param groups each role group that owes it
    public record Line(String moduleId, String title, Cell all, Map<RoleGroup, Cell> groups) {}

    /// How many of some people are covered.
    ///
    /// @param effective covered and not known to have forgotten, absent where nothing is asked again
    /// @param notAskedYet of these, how many were not asked again yet
    /// @param notCovered how many people for each reason
    /// @param exempt how many need not do it; they are not in scope
    public record Cell(
            Percentage covered,
            @Nullable Percentage effective,
            long notAskedYet,
            Map<Standing, Long> notCovered,
            long exempt) {

        public static final Cell NOBODY = new Cell(new Percentage(0, 0), null, 0, Map.of(), 0);
    }
}
