package org.dueregard.coverage;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.dueregard.coverage.PublishedFigures.Reasons;

/// Which reasons may be shown of several parts and of all together, so that nobody can tell of one
/// to four people why they are not covered, not even by adding and subtracting, nor by knowing this
/// rule.
///
/// How many are not covered is no secret, as both numbers of coverage are always printed. The total
/// goes first; parts show their reasons only where no part has a small one.
final class ReasonsRule<R extends Enum<R>> {

    private final boolean everywhere;
    private final Reasons<R> total;

    ReasonsRule(Collection<Map<R, Integer>> parts) {
        everywhere = parts.stream().flatMap(p -> p.values().stream()).noneMatch(Small::isFew);
        Map<R, Integer> sum = new TreeMap<>();
        parts.forEach(part -> part.forEach((r, number) -> sum.merge(r, number, Integer::sum)));
        Reasons<R> shown = shownOf(sum);
        boolean onlyOne = shown.rest() == 0 && shown.shown().size() == 1;
        total = onlyOne && !everywhere ? untold(sum) : shown;
    }

    Reasons<R> total() {
        return total;
    }

    Reasons<R> of(Map<R, Integer> part) {
        return everywhere ? shownOf(part) : untold(part);
    }

    /// One list of reasons by itself: none that is small, nor so many that a small one is the only
    /// one left, or that the small ones can only be four each. Of the larger ones the smallest are
    /// hidden with them, and all of the same size alike.
    static <R extends Enum<R>> Reasons<R> shownOf(Map<R, Integer> reasons) {
        Map<R, Integer> shown = new TreeMap<>(reasons);
        shown.values().removeIf(number -> number < Small.ENOUGH);
        int rest = size(reasons) - size(shown);
        boolean allFours = rest == (reasons.size() - shown.size()) * (Small.ENOUGH - 1);
        boolean open = rest == 0 || (rest >= Small.ENOUGH && !allFours);
        if (!open && !shown.isEmpty()) {
            shown.values().removeIf(Collections.min(shown.values())::equals);
            rest = size(reasons) - size(shown);
        }
        return new Reasons<R>(shown, rest);
    }

    private static <R extends Enum<R>> Reasons<R> untold(Map<R, Integer> reasons) {
        return new Reasons<R>(Map.of(), size(reasons));
    }

    private static int size(Map<?, Integer> reasons) {
        return reasons.values().stream().mapToInt(Integer::intValue).sum();
    }
}
