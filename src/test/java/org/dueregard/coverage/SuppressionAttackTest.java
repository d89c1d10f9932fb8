package org.dueregard.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dueregard.people.RoleGroup.GOVERNORS;
import static org.dueregard.people.RoleGroup.LEADERSHIP;
import static org.dueregard.people.RoleGroup.SUPPLY;
import static org.dueregard.people.RoleGroup.TEACHERS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.dueregard.common.Percentage;
import org.dueregard.coverage.Attacker.Row;
import org.dueregard.coverage.Attacker.Some;
import org.dueregard.coverage.PublishedFigures.Published;
import org.dueregard.coverage.PublishedFigures.Reasons;
import org.dueregard.people.RoleGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing of one to four people follows from all that is published of a school and its trust.
class SuppressionAttackTest {

    private static final int TRUSTS = 80;
    private static final int SCHOOLS = 3;

    static LongStream seeds() {
        return LongStream.range(0, TRUSTS).map(i -> 20_260_901L + i);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothing_small_can_be_worked_out_of_a_trust(long seed) {
        List<Figures<Reason>> schools = new RandomSchools(seed).trust(SCHOOLS);
        List<PublishedFigures<Reason>> published =
                schools.stream().map(SuppressionPolicy::publish).toList();
        Attacker attacker = new Attacker(schools, Attacker.rows(schools, published));
        assertThat(attacker.leaks()).as("seed %d", seed).isEmpty();
    }

    @Test
    void enough_is_shown_of_random_schools_for_the_attack_to_mean_something() {
        List<PublishedFigures.Total<Reason>> totals =
                seeds().boxed()
                        .flatMap(seed -> new RandomSchools(seed).trust(SCHOOLS).stream())
                        .flatMap(school ->
                                SuppressionPolicy.publish(school).lines().values().stream())
                        .map(PublishedFigures.Line::total)
                        .filter(Objects::nonNull)
                        .toList();
        assertThat(totals).hasSizeGreaterThan(500);
        assertThat(totals)
                .filteredOn(total -> !total.figures().reasons().shown().isEmpty())
                .hasSizeGreaterThan(100);
        assertThat(totals)
                .filteredOn(total -> total.figures().effective() instanceof Shown.Count)
                .hasSizeGreaterThan(100);
    }

    // The attacker finds what policies that are not careful enough give away

    /// Hides small groups, small reasons and small numbers of forgetful people, and nothing else.
    private static List<Row> naive(Figures<Reason> school, int number) {
        List<Row> rows = new ArrayList<>();
        for (String id : school.requirements().keySet()) {
            for (RoleGroup group : school.requirements().get(id).of()) {
                rows.addAll(row(school, number, id, Set.of(group)));
            }
            rows.addAll(row(school, number, id, EnumSet.allOf(RoleGroup.class)));
        }
        return rows;
    }

    private static List<Row> row(
            Figures<Reason> school, int number, String id, Collection<RoleGroup> groups) {
        Map<Some, Integer> counted = new HashMap<>();
        List<Counts<Reason>> counts = new ArrayList<>();
        school.requirements()
                .get(id)
                .counts()
                .forEach((in, known) -> {
                    if (!Collections.disjoint(in, groups)) {
                        counted.put(new Some(number, in), 1);
                        counts.add(known);
                    }
                });
        Counts<Reason> sum = Counts.sum(counts);
        return sum.inScope() < 5 ? List.of() : List.of(Row.of(id, counted, naive(sum)));
    }

    private static Published<Reason> naive(Counts<Reason> sum) {
        Map<Reason, Integer> shown =
                sum.reasons().entrySet().stream()
                        .filter(reason -> reason.getValue() >= 5)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        int told = shown.values().stream().mapToInt(Integer::intValue).sum();
        boolean hide = Small.isFew(sum.forgotten());
        return new Published<>(
                new Percentage(sum.covered(), sum.inScope()),
                hide ? Shown.HIDDEN : new Shown.Count(sum.covered() - sum.forgotten()),
                Shown.NONE,
                new Reasons<>(shown, sum.inScope() - sum.covered() - told));
    }

    private static List<String> leaks(
            Figures<Reason> school, BiFunction<Figures<Reason>, Integer, List<Row>> policy) {
        return new Attacker(List.of(school), policy.apply(school, 0)).leaks();
    }

    private static List<String> leaks(Figures<Reason> school) {
        return leaks(
                school,
                (figures, number) ->
                        Attacker.rows(
                                List.of(figures), List.of(SuppressionPolicy.publish(figures))));
    }

    @Test
    void hiding_only_what_is_small_gives_most_random_schools_away() {
        long given =
                seeds().boxed()
                        .flatMap(seed -> new RandomSchools(seed).trust(1).stream())
                        .filter(school -> !leaks(school, SuppressionAttackTest::naive).isEmpty())
                        .count();
        assertThat(given).isGreaterThan(TRUSTS / 2);
    }

    @Test
    void a_total_gives_away_the_only_small_group() {
        Figures<Reason> school =
                new SchoolFigures()
                        .people(20, TEACHERS)
                        .people(3, SUPPLY)
                        .asks("r", List.of(TEACHERS, SUPPLY))
                        .figures();
        assertThat(leaks(school, SuppressionAttackTest::naive))
                .contains("3 people: [Some[school=0, groups=[SUPPLY]]]");
        assertThat(leaks(school)).isEmpty();
    }

    @Test
    void a_total_of_people_gives_away_the_teachers_who_govern() {
        Figures<Reason> school =
                new SchoolFigures()
                        .people(20, TEACHERS)
                        .people(9, GOVERNORS)
                        .people(2, TEACHERS, GOVERNORS)
                        .asks("r", List.of(TEACHERS, GOVERNORS))
                        .figures();
        assertThat(leaks(school, SuppressionAttackTest::naive)).hasSize(1);
        assertThat(leaks(school)).isEmpty();
    }

    @Test
    void leaders_who_all_teach_give_away_the_few_who_only_teach() {
        Figures<Reason> school =
                new SchoolFigures()
                        .people(6, LEADERSHIP, TEACHERS)
                        .people(3, TEACHERS)
                        .asks("r", List.of(LEADERSHIP, TEACHERS))
                        .figures();
        assertThat(leaks(school, SuppressionAttackTest::naive)).isNotEmpty();
        assertThat(leaks(school)).isEmpty();
    }

    @Test
    void two_requirements_give_away_the_group_that_one_leaves_out() {
        Figures<Reason> school =
                new SchoolFigures()
                        .people(3, LEADERSHIP)
                        .people(20, TEACHERS)
                        .asks("all", List.of(LEADERSHIP, TEACHERS))
                        .asks("teachers", List.of(TEACHERS))
                        .figures();
        List<Row> blockForEach = new ArrayList<>();
        blockForEach.addAll(row(school, 0, "all", List.of(LEADERSHIP, TEACHERS)));
        blockForEach.addAll(row(school, 0, "teachers", List.of(TEACHERS)));
        assertThat(leaks(school, (figures, number) -> blockForEach)).isNotEmpty();
        assertThat(leaks(school)).isEmpty();
    }

    @Test
    void the_last_hidden_reason_follows_from_the_others() {
        Figures<Reason> school =
                new SchoolFigures()
                        .people(40, TEACHERS)
                        .asks("r", List.of(TEACHERS))
                        .possible(Reason.EXPIRED, Reason.NEVER, Reason.ABSENT)
                        .lack("r", 12, Reason.EXPIRED, TEACHERS)
                        .lack("r", 6, Reason.NEVER, TEACHERS)
                        .lack("r", 2, Reason.ABSENT, TEACHERS)
                        .figures();
        assertThat(leaks(school, SuppressionAttackTest::naive)).isNotEmpty();
        assertThat(leaks(school)).isEmpty();
    }

    @Test
    void the_total_and_one_group_give_away_who_forgot_in_the_other() {
        Figures<Reason> school =
                new SchoolFigures()
                        .people(20, TEACHERS)
                        .people(9, GOVERNORS)
                        .asks("r", List.of(TEACHERS, GOVERNORS))
                        .forgot("r", 8, TEACHERS)
                        .forgot("r", 2, GOVERNORS)
                        .figures();
        assertThat(leaks(school, SuppressionAttackTest::naive)).isNotEmpty();
        assertThat(leaks(school)).isEmpty();
    }

    @Test
    void whoever_is_exempt_from_one_requirement_follows_from_another() {
        Figures<Reason> school =
                new SchoolFigures()
                        .people(20, TEACHERS)
                        .asks("one", List.of(TEACHERS))
                        .asks("other", List.of(TEACHERS))
                        .exempt("other", 1, TEACHERS)
                        .figures();
        assertThat(leaks(school, SuppressionAttackTest::naive)).isNotEmpty();
        assertThat(leaks(school)).isEmpty();
    }

    @Test
    void sums_are_seen_through_exactly() {
        LinearSystem system = new LinearSystem();
        system.tell(Map.of("a", 1, "b", 1, "c", 1));
        system.tell(Map.of("b", 2, "c", 3));
        assertThat(system.knows(Map.of("a", 1))).isFalse();
        assertThat(system.knows(Map.of("a", 3, "b", 1))).isTrue();
        system.tell(Map.of("c", 7));
        assertThat(IntStream.of(1, 2).allMatch(n -> system.knows(Map.of("a", n)))).isTrue();
    }
}
