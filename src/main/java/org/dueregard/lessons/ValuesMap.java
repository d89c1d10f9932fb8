package org.dueregard.lessons;

import java.util.List;
import java.util.Map;
import org.dueregard.content.BritishValue;

/// Which value is taught in which year group in which term of an academic year.
///
/// @param academicYear the calendar year in which it began
/// @param years the year groups the school has classes or plans for
public record ValuesMap(
        int academicYear, List<YearGroup> years, Map<Place, Cell> cells, int gaps, int filled) {

    public ValuesMap {
        years = List.copyOf(years);
        cells = Map.copyOf(cells);
    }

    public Cell cell(BritishValue value, YearGroup year, Term term) {
        return cells.getOrDefault(new Place(value, year, term), Cell.EMPTY);
    }

    /// Where a figure stands.
    public record Place(BritishValue value, YearGroup year, Term term) {}

    /// @param taught how often something that embeds a value was taught: no assembly, no display
    /// @param shown how often there was an assembly or display
    /// @param planned what is planned and not taught yet
    public record Cell(int taught, int shown, int planned) {

        static final Cell EMPTY = new Cell(0, 0, 0);

        /// What stands there. An assembly alone does not embed a value.
        public enum State {
            TAUGHT,
            ONLY_SHOWN,
            PLANNED,
            GAP
        }

        public State state() {
            if (taught > 0) {
                return State.TAUGHT;
            }
            if (shown > 0) {
                return State.ONLY_SHOWN;
            }
            return planned > 0 ? State.PLANNED : State.GAP;
        }
    }
}
