package org.dueregard.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.people.RoleGroup;

/// A school for tests: everybody is covered and knows it, but for those who are said not to.
final class SchoolFigures {

    private record Key(String requirement, Set<RoleGroup> groups) {}

    private final List<Headcount> before = new ArrayList<>();
    private final Map<Set<RoleGroup>, Integer> people = new LinkedHashMap<>();
    private final Map<String, Set<RoleGroup>> asked = new LinkedHashMap<>();
    private final Map<Key, Map<Reason, Integer>> notCovered = new HashMap<>();
    private final Map<Key, Integer> forgotten = new HashMap<>();
    private final Map<Key, Integer> notAskedYet = new HashMap<>();
    private final Map<Key, Integer> exempt = new HashMap<>();
    private List<Reason> possible = List.of(Reason.values());

    SchoolFigures people(int number, RoleGroup... groups) {
        people.merge(Set.of(groups), number, Integer::sum);
        return this;
    }

    SchoolFigures asks(String requirement, Collection<RoleGroup> groups) {
        asked.put(requirement, Set.copyOf(groups));
        return this;
    }

    SchoolFigures possible(Reason... reasons) {
        possible = List.of(reasons);
        return this;
    }

    SchoolFigures lack(String requirement, int number, Reason reason, RoleGroup... groups) {
        notCovered
                .computeIfAbsent(
                        new Key(requirement, Set.of(groups)), key -> new EnumMap<>(Reason.class))
                .merge(reason, number, Integer::sum);
        return this;
    }

    SchoolFigures forgot(String requirement, int number, RoleGroup... groups) {
        forgotten.merge(new Key(requirement, Set.of(groups)), number, Integer::sum);
        return this;
    }

    SchoolFigures wait(String requirement, int number, RoleGroup... groups) {
        notAskedYet.merge(new Key(requirement, Set.of(groups)), number, Integer::sum);
        return this;
    }

    SchoolFigures exempt(String requirement, int number, RoleGroup... groups) {
        exempt.merge(new Key(requirement, Set.of(groups)), number, Integer::sum);
        return this;
    }

    /// A day of the same academic year before, with so many people in each group.
    SchoolFigures before(Map<RoleGroup, Integer> numbers) {
        Map<Set<RoleGroup>, Integer> day = new HashMap<>();
        numbers.forEach((group, number) -> day.put(Set.of(group), number));
        before.add(new Headcount(day));
        return this;
    }

    Figures<Reason> figures() {
        Map<String, Figures.Asked<Reason>> requirements = new LinkedHashMap<>();
        asked.forEach((id, of) -> {
            Map<Set<RoleGroup>, Counts<Reason>> counts = new HashMap<>();
            people.forEach((groups, number) -> {
                if (!Collections.disjoint(groups, of)) {
                    counts.put(groups, counts(new Key(id, groups), number));
                }
            });
            requirements.put(id, new Figures.Asked<>(of, counts));
        });
        List<Headcount> days = new ArrayList<>(before);
        days.add(new Headcount(people));
        return new Figures<>(days, requirements);
    }

    PublishedFigures<Reason> published() {
        return SuppressionPolicy.publish(figures());
    }

    private Counts<Reason> counts(Key key, int number) {
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        possible.forEach(reason -> reasons.put(reason, 0));
        reasons.putAll(notCovered.getOrDefault(key, Map.of()));
        int lacking = reasons.values().stream().mapToInt(Integer::intValue).sum();
        int inScope = number - exempt.getOrDefault(key, 0);
        return new Counts<>(
                inScope,
                inScope - lacking,
                inScope - lacking - forgotten.getOrDefault(key, 0),
                notAskedYet.getOrDefault(key, 0),
                reasons);
    }
}
