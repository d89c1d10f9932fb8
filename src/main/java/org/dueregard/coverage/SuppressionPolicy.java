package org.dueregard.coverage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.coverage.Figures.Asked;
import org.dueregard.coverage.PublishedFigures.Cell;
import org.dueregard.coverage.PublishedFigures.Hidden;
import org.dueregard.coverage.PublishedFigures.Line;
import org.dueregard.coverage.PublishedFigures.NotAsked;
import org.dueregard.coverage.PublishedFigures.Published;
import org.dueregard.coverage.PublishedFigures.Total;

/// What those may see who may not see names, so that no group of one to four people can be worked
/// out from all of it together. Every screen and export for governors and trust leads takes its
/// figures from here and shows no others by group or for the school; the true number of people in
/// scope is not among them. Any other figure by group uses the same blocks.
///
/// 1. Role groups are put together in blocks, the same for all requirements of a day: see `Blocks`.
/// 2. A block is shown under a requirement wholly or not at all: see `ShownCells`.
/// 3. The total is the sum of the blocks that are shown, so it tells nothing that they do not.
///    Somebody in two of them counts in both, and the total is of *places*: the number of people
///    would give away, by subtraction, how the two or three stand who are in both.
/// 4. Both numbers of coverage are shown with each figure, also where one to four are not covered.
///    Why these are not covered, and who has forgotten, follows `ReasonsRule` and `ForgottenRule`.
/// 5. A trust adds up what its schools show: see `TrustFigures`.
///
/// What remains on one day: a block of which all or none are covered says so of each of its five or
/// more people; where only one reason is possible, the number not covered is its number; and what
/// readers know besides, such as their own standing or who is exempt, they can take off.
///
/// What remains between two days: somebody who leaves a block shows as 24 and then 23, and, if not
/// covered, as 3 and then 2; who knows who left learns how that person stood. A group that falls
/// below five is put with the next, and if nobody else came or went, the two together less the next
/// one on the day before are that group. The first day of an academic year begins new blocks, so
/// that the same can be done with the day before it.
public final class SuppressionPolicy {

    private SuppressionPolicy() {}

    /// What may be seen of a school on a day.
    public static <R extends Enum<R>> PublishedFigures<R> publish(Figures<R> figures) {
        List<Block> blocks = Blocks.onLastOf(figures.yearSoFar());
        ShownCells<R> cells = new ShownCells<>(figures, blocks);
        Map<String, Line<R>> lines = new LinkedHashMap<>();
        figures.requirements()
                .forEach((id, asked) -> lines.put(id, line(asked, blocks, cells.of(asked))));
        return new PublishedFigures<>(blocks, lines);
    }

    private static <R extends Enum<R>> Line<R> line(
            Asked<R> asked, List<Block> blocks, List<Block> shown) {
        Map<Block, Counts<R>> counts = new LinkedHashMap<>();
        shown.forEach(block -> counts.put(block, asked.in(block)));
        ForgottenRule forgotten =
                ForgottenRule.of(counts.values().stream().map(SuppressionPolicy::part).toList());
        ReasonsRule<R> reasons =
                new ReasonsRule<>(counts.values().stream().map(Counts::reasons).toList());
        Map<Block, Cell<R>> cells = new LinkedHashMap<>();
        for (Block block : blocks) {
            Counts<R> known = counts.get(block);
            cells.put(
                    block,
                    known == null
                            ? notShown(block, asked)
                            : new Published<>(
                                    known.percentage(),
                                    effective(known, forgotten == ForgottenRule.EVERYWHERE),
                                    Shown.NONE,
                                    reasons.of(known.reasons())));
        }
        return new Line<>(
                cells, counts.isEmpty() ? null : total(asked, counts, forgotten, reasons));
    }

    private static <R extends Enum<R>> Total<R> total(
            Asked<R> asked,
            Map<Block, Counts<R>> shown,
            ForgottenRule forgotten,
            ReasonsRule<R> reasons) {
        Counts<R> sum = Counts.sum(shown.values());
        Shown effective = effective(sum, forgotten != ForgottenRule.NOWHERE);
        int people = asked.inScope(shown.keySet());
        return new Total<>(
                new Published<>(
                        sum.percentage(), effective, notAskedYet(sum, effective), reasons.total()),
                people == asked.inScope(),
                people == sum.inScope());
    }

    private static ForgottenRule.Part part(Counts<?> counts) {
        return new ForgottenRule.Part(counts.covered(), counts.forgotten());
    }

    private static Shown effective(Counts<?> counts, boolean isTold) {
        if (counts.effective() == null) {
            return Shown.NONE;
        }
        return isTold ? new Shown.Count(counts.effective()) : Shown.HIDDEN;
    }

    /// Hidden where few were not asked yet, and where few were.
    private static Shown notAskedYet(Counts<?> sum, Shown effective) {
        if (effective instanceof Shown.Count told) {
            return Small.isFew(told.value() - sum.notAskedYet())
                    ? Shown.HIDDEN
                    : Small.count(sum.notAskedYet());
        }
        return effective;
    }

    private static <R extends Enum<R>> Cell<R> notShown(Block block, Asked<R> asked) {
        return Collections.disjoint(block.groups(), asked.of()) ? new NotAsked<>() : new Hidden<>();
    }
}
