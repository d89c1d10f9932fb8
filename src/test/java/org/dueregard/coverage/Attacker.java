package org.dueregard.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.dueregard.coverage.Figures.Asked;
import org.dueregard.coverage.PublishedFigures.Published;
import org.dueregard.coverage.PublishedFigures.Reasons;
import org.dueregard.coverage.TrustFigures.TrustTotal;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// Somebody who has every figure of several schools, adds and subtracts, and knows the schools well:
/// which groups each requirement is asked of, in which groups there is somebody together and in
/// which there is nobody, which reasons are possible, and which requirements anybody is exempt from.
///
/// What was told is kept as sums of unknowns. `leaks` then asks of everything that is truly one to
/// four whether only one value is left for it.
final class Attacker {

    /// People of one school in exactly these groups.
    record Some(int school, Set<RoleGroup> groups) {}

    /// One line of a screen: which people it counts, how often each, and what it says of them.
    record Row(
            String requirement,
            Map<Some, Integer> counted,
            boolean size,
            @Nullable Integer forgotten,
            @Nullable Integer notAskedYet,
            @Nullable Reasons<Reason> reasons) {

        static Row of(String requirement, Map<Some, Integer> counted, Published<Reason> told) {
            Integer effective =
                    told.effective() instanceof Shown.Count count ? count.value() : null;
            Integer notAskedYet =
                    told.notAskedYet() instanceof Shown.Count count ? count.value() : null;
            return new Row(
                    requirement,
                    counted,
                    true,
                    effective == null ? null : (int) told.covered().part() - effective,
                    notAskedYet,
                    told.reasons());
        }
    }

    private sealed interface Unknown {}

    private record People(Some some) implements Unknown {}

    private record Exempt(String requirement, Some some) implements Unknown {}

    private record NotCovered(String requirement, Some some, Reason reason) implements Unknown {}

    private record Forgotten(String requirement, Some some) implements Unknown {}

    private record NotAskedYet(String requirement, Some some) implements Unknown {}

    private final List<Figures<Reason>> schools;
    private final LinearSystem told = new LinearSystem();
    private final Set<Unknown> nought = new HashSet<>();

    Attacker(List<Figures<Reason>> schools, Collection<Row> rows) {
        this.schools = schools;
        rows.forEach(this::findNought);
        rows.forEach(this::learn);
        nought.forEach(unknown -> told.tell(Map.of(unknown, 1)));
    }

    /// All that the screens of these schools show, and of the trust that they make up.
    static List<Row> rows(List<Figures<Reason>> schools, List<PublishedFigures<Reason>> published) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < schools.size(); i++) {
            int school = i;
            published
                    .get(i)
                    .lines()
                    .forEach((id, line) -> rows.addAll(rows(schools, school, id, line)));
        }
        TrustFigures.of(published)
                .totals()
                .forEach((id, total) -> rows.addAll(rows(schools, published, id, total)));
        return rows;
    }

    private static List<Row> rows(
            List<Figures<Reason>> schools,
            int school,
            String id,
            PublishedFigures.Line<Reason> line) {
        List<Row> rows = new ArrayList<>();
        line.cells()
                .forEach((block, cell) -> {
                    if (cell instanceof Published<Reason> shown) {
                        rows.add(Row.of(id, counted(schools, school, List.of(block)), shown));
                    }
                });
        if (line.total() != null) {
            Map<Some, Integer> counted = counted(schools, school, shownBlocks(line));
            rows.add(Row.of(id, counted, line.total().figures()));
        }
        return rows;
    }

    private static List<Block> shownBlocks(PublishedFigures.Line<Reason> line) {
        return line.cells().entrySet().stream()
                .filter(cell -> cell.getValue() instanceof Published)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Row> rows(
            List<Figures<Reason>> schools,
            List<PublishedFigures<Reason>> published,
            String id,
            TrustTotal<Reason> total) {
        Map<Some, Integer> all = new HashMap<>();
        Map<Some, Integer> withEffective = new HashMap<>();
        int covered = 0;
        for (int school = 0; school < schools.size(); school++) {
            PublishedFigures.Line<Reason> line = published.get(school).lines().get(id);
            if (line != null && line.total() != null) {
                Map<Some, Integer> counted = counted(schools, school, shownBlocks(line));
                all.putAll(counted);
                if (line.total().figures().effective() instanceof Shown.Count) {
                    withEffective.putAll(counted);
                    covered += (int) line.total().figures().covered().part();
                }
            }
        }
        Integer forgotten =
                total.effective() == null ? null : covered - (int) total.effective().part();
        return List.of(
                new Row(id, all, true, null, null, total.reasons()),
                new Row(id, withEffective, false, forgotten, null, null));
    }

    private static Map<Some, Integer> counted(
            List<Figures<Reason>> schools, int school, List<Block> blocks) {
        Map<Some, Integer> counted = new HashMap<>();
        for (Set<RoleGroup> groups : schools.get(school).today().people().keySet()) {
            int times = (int) blocks.stream().filter(block -> block.holds(groups)).count();
            if (times > 0) {
                counted.put(new Some(school, groups), times);
            }
        }
        return counted;
    }

    // What is told

    /// Where there is none in a sum, there is none in any part of it.
    private void findNought(Row row) {
        List<Reason> possible = possible(row.requirement());
        row.counted()
                .keySet()
                .forEach(some -> {
                    if (Objects.equals(row.forgotten(), 0)) {
                        nought.add(new Forgotten(row.requirement(), some));
                    }
                    if (Objects.equals(row.notAskedYet(), 0)) {
                        nought.add(new NotAskedYet(row.requirement(), some));
                    }
                    if (row.reasons() != null && row.reasons().rest() == 0) {
                        possible.stream()
                                .filter(r -> !row.reasons().shown().containsKey(r))
                                .map(r -> new NotCovered(row.requirement(), some, r))
                                .forEach(nought::add);
                    }
                });
    }

    private void learn(Row row) {
        String id = row.requirement();
        if (row.size()) {
            told.tell(inScope(id, row.counted()));
        }
        if (row.forgotten() != null) {
            told.tell(sum(row.counted(), some -> new Forgotten(id, some)));
        }
        if (row.notAskedYet() != null) {
            told.tell(sum(row.counted(), some -> new NotAskedYet(id, some)));
        }
        Reasons<Reason> reasons = row.reasons();
        if (reasons != null) {
            Map<Unknown, Integer> notCovered = new HashMap<>();
            for (Reason reason : possible(id)) {
                Map<Unknown, Integer> ofReason =
                        sum(row.counted(), some -> new NotCovered(id, some, reason));
                notCovered.putAll(ofReason);
                if (reasons.shown().containsKey(reason)) {
                    told.tell(ofReason);
                }
            }
            told.tell(notCovered);
        }
    }

    private static Map<Unknown, Integer> sum(
            Map<Some, Integer> counted, java.util.function.Function<Some, Unknown> unknown) {
        return counted.entrySet().stream()
                .collect(Collectors.toMap(e -> unknown.apply(e.getKey()), Map.Entry::getValue));
    }

    private Map<Unknown, Integer> inScope(String id, Map<Some, Integer> counted) {
        Map<Unknown, Integer> sum = new HashMap<>();
        counted.forEach((some, times) -> {
            sum.put(new People(some), times);
            if (hasExempt(some.school(), id)) {
                sum.put(new Exempt(id, some), -times);
            }
        });
        return sum;
    }

    private List<Reason> possible(String id) {
        return schools.stream()
                .map(school -> school.requirements().get(id))
                .filter(Objects::nonNull)
                .flatMap(asked -> asked.counts().values().stream())
                .flatMap(counts -> counts.reasons().keySet().stream())
                .distinct()
                .toList();
    }

    private boolean hasExempt(int school, String id) {
        return people(school, groups -> true).stream().anyMatch(some -> exempt(id, some) > 0);
    }

    // What is true

    private int exempt(String id, Some some) {
        Asked<Reason> asked = asked(id, some.school());
        if (asked == null || Collections.disjoint(asked.of(), some.groups())) {
            return 0;
        }
        return people(some) - known(id, some, Counts::inScope);
    }

    private int people(Some some) {
        return schools.get(some.school()).today().people().getOrDefault(some.groups(), 0);
    }

    private int known(String id, Some some, ToIntFunction<Counts<Reason>> number) {
        Asked<Reason> asked = asked(id, some.school());
        Counts<Reason> counts = asked == null ? null : asked.counts().get(some.groups());
        return counts == null ? 0 : number.applyAsInt(counts);
    }

    private @Nullable Asked<Reason> asked(String id, int school) {
        return schools.get(school).requirements().get(id);
    }

    private List<Some> people(int school, Predicate<Set<RoleGroup>> which) {
        return schools.get(school).today().people().keySet().stream()
                .filter(which)
                .map(groups -> new Some(school, groups))
                .toList();
    }

    // What is found out

    /// Everything of one to four people that can be worked out, in words.
    List<String> leaks() {
        List<String> leaks = new ArrayList<>();
        for (int school = 0; school < schools.size(); school++) {
            for (Set<Some> few : few(school, this::people)) {
                check(leaks, "people", few, this::people, People::new);
            }
            for (String id : schools.get(school).requirements().keySet()) {
                inScopeLeaks(leaks, id, school);
                detailLeaks(leaks, id, school);
            }
        }
        return leaks;
    }

    private void inScopeLeaks(List<String> leaks, String id, int school) {
        if (!hasExempt(school, id)) {
            return;
        }
        for (Set<Some> few : few(school, some -> known(id, some, Counts::inScope))) {
            if (told.knows(inScope(id, once(few)))) {
                leaks.add("in scope of " + id + ": " + few);
            }
        }
        for (Set<Some> some : unions(school)) {
            check(leaks, "exempt from " + id, some, s -> exempt(id, s), s -> new Exempt(id, s));
        }
    }

    private void detailLeaks(List<String> leaks, String id, int school) {
        for (Set<Some> some : unions(school)) {
            check(
                    leaks,
                    "forgotten " + id,
                    some,
                    s -> known(id, s, Counts::forgotten),
                    s -> new Forgotten(id, s));
            check(
                    leaks,
                    "not asked yet " + id,
                    some,
                    s -> known(id, s, Counts::notAskedYet),
                    s -> new NotAskedYet(id, s));
            for (Reason reason : possible(id)) {
                check(
                        leaks,
                        reason + " of " + id,
                        some,
                        s -> known(id, s, c -> c.reasons().getOrDefault(reason, 0)),
                        s -> new NotCovered(id, s, reason));
            }
        }
    }

    private void check(
            List<String> leaks,
            String what,
            Set<Some> people,
            ToIntFunction<Some> number,
            java.util.function.Function<Some, Unknown> unknown) {
        int sum = people.stream().mapToInt(number).sum();
        if (Small.isFew(sum) && told.knows(sum(once(people), unknown))) {
            leaks.add(sum + " " + what + ": " + people);
        }
    }

    private static Map<Some, Integer> once(Set<Some> people) {
        return people.stream().collect(Collectors.toMap(some -> some, some -> 1));
    }

    /// Every set of people that groups can tell apart and that has one to four.
    private List<Set<Some>> few(int school, ToIntFunction<Some> number) {
        List<Set<Some>> sets = new ArrayList<>(List.of(Set.of()));
        for (Some some : people(school, groups -> true)) {
            if (Small.isFew(number.applyAsInt(some))) {
                for (Set<Some> set : List.copyOf(sets)) {
                    Set<Some> with = new HashSet<>(set);
                    with.add(some);
                    if (Small.isFew(with.stream().mapToInt(number).sum())) {
                        sets.add(with);
                    }
                }
            }
        }
        return sets.stream().filter(set -> !set.isEmpty()).toList();
    }

    /// Everybody in the same groups, everybody in any of some blocks, and the others; and each group.
    private Set<Set<Some>> unions(int school) {
        Figures<Reason> figures = schools.get(school);
        Set<Set<Some>> unions = new HashSet<>();
        people(school, groups -> true).forEach(some -> unions.add(Set.of(some)));
        for (RoleGroup group : figures.today().groups()) {
            unions.add(Set.copyOf(people(school, groups -> groups.contains(group))));
        }
        List<Block> blocks = Blocks.onLastOf(figures.yearSoFar());
        for (int chosen = 1; chosen < 1 << blocks.size(); chosen++) {
            List<Block> some = new ArrayList<>();
            for (int i = 0; i < blocks.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    some.add(blocks.get(i));
                }
            }
            Predicate<Set<RoleGroup>> inside =
                    groups -> some.stream().anyMatch(block -> block.holds(groups));
            unions.add(Set.copyOf(people(school, inside)));
            unions.add(Set.copyOf(people(school, inside.negate())));
        }
        unions.remove(Set.of());
        return unions;
    }
}
