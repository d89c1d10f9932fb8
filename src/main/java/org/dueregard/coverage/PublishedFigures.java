package org.dueregard.coverage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.common.Percentage;
import org.jspecify.annotations.Nullable;

/// One school's numbers on a day as governors and trust leads may see them, on every screen and in
/// every export. `SuppressionPolicy` says what is left out and why.
///
/// @param blocks the groups as they are shown; none where the whole school is fewer than five
/// @param lines each requirement by its id
public record PublishedFigures<R extends Enum<R>>(List<Block> blocks, Map<String, Line<R>> lines) {

    public PublishedFigures {
        blocks = List.copyOf(blocks);
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /// One requirement.
    ///
    /// @param cells for every block
    /// @param total absent where no block is shown
    public record Line<R extends Enum<R>>(Map<Block, Cell<R>> cells, @Nullable Total<R> total) {

        public Line {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }
    }

    /// What is shown of a block under a requirement.
    public sealed interface Cell<R extends Enum<R>> {}

    /// None of the block's groups is asked.
    public record NotAsked<R extends Enum<R>>() implements Cell<R> {}

    /// Some are asked, and it must not be shown.
    public record Hidden<R extends Enum<R>>() implements Cell<R> {}

    /// Both numbers of coverage, and as much of the rest as may be seen.
    ///
    /// @param effective of those in scope, how many are covered and not known to have forgotten
    /// @param notAskedYet of the effective, how many were not asked again yet; only in totals
    public record Published<R extends Enum<R>>(
            Percentage covered, Shown effective, Shown notAskedYet, Reasons<R> reasons)
            implements Cell<R> {}

    /// Why people are not covered.
    ///
    /// @param shown how many for a reason; always five or more
    /// @param rest how many more are not covered, for reasons that are not told. Where there are
    ///     none, the reasons that are missing are nought
    public record Reasons<R extends Enum<R>>(Map<R, Integer> shown, int rest) {

        public Reasons {
            shown = Map.copyOf(shown);
        }

        /// How many there are for a reason, as far as that can be told.
        Shown of(R reason) {
            Integer number = shown.get(reason);
            if (number != null) {
                return new Shown.Count(number);
            }
            return rest == 0 ? new Shown.Count(0) : Shown.HIDDEN;
        }
    }

    /// The sum of the blocks that are shown.
    ///
    /// @param ofEverybody whether everybody in scope is in it; otherwise it is "of the groups shown"
    /// @param eachOnce whether it counts people; otherwise it counts places, since some people are in
    ///     two of the blocks and count in both
    public record Total<R extends Enum<R>>(
            Published<R> figures, boolean ofEverybody, boolean eachOnce) {}
}
