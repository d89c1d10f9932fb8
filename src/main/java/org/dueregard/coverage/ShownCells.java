package org.dueregard.coverage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.coverage.Figures.Asked;

/// Which blocks may be shown under which requirement.
///
/// Only a block whose people are all asked: the part that is asked, taken from the whole under
/// another requirement, would give away the part that is not. For the same reason a block is not
/// shown where one to four of its people are exempt from one requirement and not from another; the
/// number in scope that most requirements have is kept.
final class ShownCells<R extends Enum<R>> {

    private final Figures<R> figures;
    private final List<Block> blocks;
    private final Map<Block, List<Integer>> sizes = new HashMap<>();

    ShownCells(Figures<R> figures, List<Block> blocks) {
        this.figures = figures;
        this.blocks = blocks;
        blocks.forEach(block -> sizes.put(block, apart(sizesOf(block))));
    }

    List<Block> of(Asked<R> asked) {
        return blocks.stream().filter(block -> mayShow(block, asked)).toList();
    }

    private boolean mayShow(Block block, Asked<R> asked) {
        return isWhole(block, asked)
                && sizes.getOrDefault(block, List.of()).contains(asked.inScope(List.of(block)));
    }

    private boolean isWhole(Block block, Asked<R> asked) {
        boolean allAsked =
                figures.today().people().keySet().stream()
                        .filter(block::holds)
                        .noneMatch(groups -> Collections.disjoint(groups, asked.of()));
        boolean someOfItsOwn =
                asked.counts().entrySet().stream()
                        .anyMatch(some ->
                                block.holdsOnly(some.getKey()) && some.getValue().inScope() > 0);
        return allAsked && someOfItsOwn && asked.inScope(List.of(block)) >= Small.ENOUGH;
    }

    /// How often the block has how many in scope.
    private Map<Integer, Long> sizesOf(Block block) {
        return figures.requirements().values().stream()
                .filter(asked -> isWhole(block, asked))
                .collect(
                        Collectors.groupingBy(
                                asked -> asked.inScope(List.of(block)), Collectors.counting()));
    }

    /// Sizes that are not one to four apart, the most frequent first.
    private static List<Integer> apart(Map<Integer, Long> sizes) {
        List<Integer> kept = new ArrayList<>();
        sizes.entrySet().stream()
                .sorted(
                        Map.Entry.<Integer, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey())
                                .reversed())
                .map(Map.Entry::getKey)
                .filter(size -> kept.stream().noneMatch(k -> Small.isFew(Math.abs(k - size))))
                .forEach(kept::add);
        return kept;
    }
}
