package org.dueregard.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dueregard.people.RoleGroup;

/// Puts a school's role groups together until none can be made out that must not be.
///
/// A block has at least five people, and at least one who is in no other block. The second is
/// against subtraction: were all leaders teachers too, then the teachers less the leaders would be a
/// group that nobody chose to show. With somebody of its own in each block, adding and subtracting
/// blocks gives no set of people but blocks put together, for whoever stands in one block only shows
/// how often that block was taken, which must be once or not at all.
///
/// Blocks only grow in the course of an academic year: what was put together on one day stays so on
/// later ones, so that two dates beside each other show the same blocks.
final class Blocks {

    private final List<Block> blocks = new ArrayList<>();

    private Blocks() {}

    /// The blocks on the last of these days.
    ///
    /// @param days from the first day of the academic year, or as many of them as are known
    /// @return none where the whole school is fewer than five
    static List<Block> onLastOf(List<Headcount> days) {
        Blocks blocks = new Blocks();
        days.forEach(blocks::grow);
        return days.isEmpty() ? List.of() : blocks.fitToShow(days.getLast());
    }

    private void grow(Headcount day) {
        for (RoleGroup group : day.groups()) {
            if (blocks.stream().noneMatch(block -> block.groups().contains(group))) {
                blocks.add(Block.of(group));
            }
        }
        sort();
        Optional<Block> weak = firstWeak(day);
        while (weak.isPresent() && present(day).size() > 1) {
            join(weak.get(), neighbour(weak.get(), present(day)));
            weak = firstWeak(day);
        }
    }

    private Optional<Block> firstWeak(Headcount day) {
        return present(day).stream().filter(block -> isWeak(block, day)).findFirst();
    }

    private static boolean isWeak(Block block, Headcount day) {
        return Small.isFew(day.in(block.groups())) || !day.hasSomebodyOnlyIn(block.groups());
    }

    private List<Block> present(Headcount day) {
        return blocks.stream().filter(block -> day.in(block.groups()) > 0).toList();
    }

    /// The next listed, or the one before for the last.
    private static Block neighbour(Block block, List<Block> present) {
        int place = present.indexOf(block);
        return present.get(place + 1 < present.size() ? place + 1 : place - 1);
    }

    private void join(Block one, Block other) {
        blocks.remove(one);
        blocks.remove(other);
        blocks.add(one.with(other));
        sort();
    }

    private void sort() {
        blocks.sort(Comparator.comparing(block -> block.groups().getFirst()));
    }

    private List<Block> fitToShow(Headcount day) {
        return present(day).stream().filter(block -> !isWeak(block, day)).toList();
    }
}
