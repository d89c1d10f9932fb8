package org.dueregard.coverage;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.dueregard.people.RoleGroup;

/// How many people a school has on a day, by all the role groups each of them is in: three teachers
/// who also lead are three under `{leadership, teachers}` and under nothing else. Only so can people
/// in several groups be told from people in one.
public record Headcount(Map<Set<RoleGroup>, Integer> people) {

    public Headcount {
        Map<Set<RoleGroup>, Integer> some = new HashMap<>();
        people.forEach((groups, number) -> {
            if (groups.isEmpty() || number < 0) {
                throw new IllegalArgumentException(number + " people in " + groups);
            }
            if (number > 0) {
                some.put(Set.copyOf(groups), number);
            }
        });
        people = Map.copyOf(some);
    }

    /// How many people are in at least one of the groups; each counts once.
    int in(Collection<RoleGroup> groups) {
        return people.entrySet().stream()
                .filter(some -> !Collections.disjoint(some.getKey(), groups))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// Whether somebody is in these groups and in no other.
    boolean hasSomebodyOnlyIn(Collection<RoleGroup> groups) {
        return people.keySet().stream().anyMatch(groups::containsAll);
    }

    /// The groups with anybody in them, in listing order.
    Set<RoleGroup> groups() {
        Set<RoleGroup> groups = EnumSet.noneOf(RoleGroup.class);
        people.keySet().forEach(groups::addAll);
        return groups;
    }
}
