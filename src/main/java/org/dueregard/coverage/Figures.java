package org.dueregard.coverage;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dueregard.people.RoleGroup;

/// One school's true numbers on a day.
///
/// @param yearSoFar how many people there were on each day of the academic year up to this one on
///     which it changed, this one last; fewer days are allowed, and hold blocks together less well
/// @param requirements by their id, in the order of the page
public record Figures<R extends Enum<R>>(
        List<Headcount> yearSoFar, Map<String, Asked<R>> requirements) {

    /// One requirement.
    ///
    /// @param of the groups that it is asked of
    /// @param counts the people in scope by all the groups that each is in, asked or not, as in
    ///     `Headcount`. A person has one standing under a requirement, whichever group asks
    public record Asked<R extends Enum<R>>(
            Set<RoleGroup> of, Map<Set<RoleGroup>, Counts<R>> counts) {

        public Asked {
            of = Set.copyOf(of);
            counts = Map.copyOf(counts);
        }

        /// All people of the block, with every reason that anybody could have.
        Counts<R> in(Block block) {
            Set<R> possible =
                    counts.values().stream()
                            .flatMap(some -> some.reasons().keySet().stream())
                            .collect(Collectors.toSet());
            return Counts.sum(
                    Stream.concat(
                                    Stream.of(Counts.ofNobody(possible)),
                                    counts.entrySet().stream()
                                            .filter(some -> block.holds(some.getKey()))
                                            .map(Map.Entry::getValue))
                            .toList());
        }

        /// How many people are in scope at all, each once.
        int inScope() {
            return counts.values().stream().mapToInt(Counts::inScope).sum();
        }

        /// How many people are in scope and in one of these blocks, each once.
        int inScope(Collection<Block> blocks) {
            return counts.entrySet().stream()
                    .filter(some -> blocks.stream().anyMatch(block -> block.holds(some.getKey())))
                    .mapToInt(some -> some.getValue().inScope())
                    .sum();
        }
    }

    public Figures {
        yearSoFar = List.copyOf(yearSoFar);
        requirements = Collections.unmodifiableMap(new LinkedHashMap<>(requirements));
        Map<Set<RoleGroup>, Integer> people =
                yearSoFar.isEmpty() ? Map.of() : yearSoFar.getLast().people();
        requirements.forEach((id, asked) -> check(id, asked, people));
    }

    private static void check(String id, Asked<?> asked, Map<Set<RoleGroup>, Integer> people) {
        asked.counts()
                .forEach((groups, counts) -> {
                    boolean isAsked = !Collections.disjoint(groups, asked.of());
                    int there = people.getOrDefault(groups, 0);
                    if (counts.inScope() > (isAsked ? there : 0)) {
                        throw new IllegalArgumentException(
                                "%d people in %s are asked for %s, and there are %d"
                                        .formatted(counts.inScope(), groups, id, there));
                    }
                });
    }

    Headcount today() {
        return yearSoFar.isEmpty() ? new Headcount(Map.of()) : yearSoFar.getLast();
    }
}
