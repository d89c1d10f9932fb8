package org.dueregard.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dueregard.people.RoleGroup.CONTRACTORS;
import static org.dueregard.people.RoleGroup.DSL;
import static org.dueregard.people.RoleGroup.GOVERNORS;
import static org.dueregard.people.RoleGroup.LEADERSHIP;
import static org.dueregard.people.RoleGroup.LINK_GOVERNOR;
import static org.dueregard.people.RoleGroup.PUPIL_SUPPORT;
import static org.dueregard.people.RoleGroup.SITE_AND_OFFICE;
import static org.dueregard.people.RoleGroup.SUPPLY;
import static org.dueregard.people.RoleGroup.TEACHERS;
import static org.dueregard.people.RoleGroup.TRAINEES;
import static org.dueregard.people.RoleGroup.VOLUNTEERS;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dueregard.common.Percentage;
import org.dueregard.coverage.PublishedFigures.Cell;
import org.dueregard.coverage.PublishedFigures.Hidden;
import org.dueregard.coverage.PublishedFigures.Line;
import org.dueregard.coverage.PublishedFigures.NotAsked;
import org.dueregard.coverage.PublishedFigures.Published;
import org.dueregard.coverage.PublishedFigures.Reasons;
import org.dueregard.coverage.PublishedFigures.Total;
import org.dueregard.people.RoleGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionPolicyTest {

    private static final Set<RoleGroup> EVERYBODY = EnumSet.allOf(RoleGroup.class);

    private static SchoolFigures school(String sizes) {
        SchoolFigures school = new SchoolFigures();
        String[] numbers = sizes.split(" ");
        for (int i = 0; i < numbers.length; i++) {
            school.people(Integer.parseInt(numbers[i]), RoleGroup.values()[i]);
        }
        return school;
    }

    private static Line<Reason> line(PublishedFigures<Reason> published, String id) {
        return Objects.requireNonNull(published.lines().get(id));
    }

    private static Cell<Reason> cell(
            PublishedFigures<Reason> published, String id, RoleGroup... groups) {
        return Objects.requireNonNull(line(published, id).cells().get(new Block(List.of(groups))));
    }

    private static Published<Reason> shown(
            PublishedFigures<Reason> published, String id, RoleGroup... groups) {
        return (Published<Reason>) cell(published, id, groups);
    }

    private static Total<Reason> total(PublishedFigures<Reason> published, String id) {
        return Objects.requireNonNull(line(published, id).total());
    }

    private static Published<Reason> totalFigures(SchoolFigures school) {
        return total(school.published(), "r").figures();
    }

    // Groups

    @ParameterizedTest
    @CsvSource({
        "5 5, 5 5",
        "3 4 20, 7 20",
        "20 4 20, 20 24",
        "20 4 1 20, 20 5 20",
        "20 4 0 20, 20 24",
        "20 4, 24",
        "20 6 1, 20 7",
        "1 1 1 1 1, 5",
        "5 1 1 1, 8",
        "3 4 20 12 6 2 1 9, 7 20 12 6 12",
        "4, ''",
        "1 1 1 1, ''",
        "0, ''"
    })
    void a_small_group_joins_the_next_listed_one_and_the_last_the_one_before(
            String sizes, String blocks) {
        Figures<Reason> figures = school(sizes).asks("r", EVERYBODY).figures();
        PublishedFigures<Reason> published = SuppressionPolicy.publish(figures);
        assertThat(
                        published.blocks().stream()
                                .map(block -> "" + figures.today().in(block.groups()))
                                .collect(Collectors.joining(" ")))
                .isEqualTo(blocks);
        assertThat(line(published, "r").total() == null).isEqualTo(blocks.isEmpty());
    }

    @Test
    void a_usual_school_loses_nobody_from_its_totals() {
        PublishedFigures<Reason> published =
                school("3 4 20 12 6 2 1 9")
                        .asks("r", EVERYBODY)
                        .lack("r", 1, Reason.EXPIRED, DSL)
                        .lack("r", 4, Reason.EXPIRED, TEACHERS)
                        .lack("r", 2, Reason.NEVER, TEACHERS)
                        .lack("r", 2, Reason.EXPIRED, PUPIL_SUPPORT)
                        .lack("r", 3, Reason.IN_GRACE, VOLUNTEERS)
                        .forgot("r", 3, TEACHERS)
                        .forgot("r", 2, SITE_AND_OFFICE)
                        .wait("r", 10, TEACHERS)
                        .published();
        assertThat(line(published, "r").cells().values()).allMatch(Published.class::isInstance);
        assertThat(shown(published, "r", DSL, LEADERSHIP).covered())
                .isEqualTo(new Percentage(6, 7));
        assertThat(shown(published, "r", TEACHERS).covered()).isEqualTo(new Percentage(14, 20));
        assertThat(total(published, "r"))
                .isEqualTo(
                        new Total<>(
                                new Published<>(
                                        new Percentage(45, 57),
                                        new Shown.Count(40),
                                        new Shown.Count(10),
                                        new Reasons<Reason>(Map.of(Reason.EXPIRED, 7), 5)),
                                true,
                                true));
    }

    @Test
    void whoever_is_in_two_groups_of_a_block_counts_once_in_it() {
        PublishedFigures<Reason> published =
                new SchoolFigures()
                        .people(2, DSL, LEADERSHIP)
                        .people(3, LEADERSHIP)
                        .people(34, TEACHERS)
                        .asks("r", EVERYBODY)
                        .asks("leaders", List.of(LEADERSHIP))
                        .asks("leads", List.of(DSL))
                        .published();
        assertThat(shown(published, "r", DSL, LEADERSHIP).covered())
                .isEqualTo(new Percentage(5, 5));
        assertThat(shown(published, "leaders", DSL, LEADERSHIP).covered())
                .as("every safeguarding lead is a leader too, so all of the block are asked")
                .isEqualTo(new Percentage(5, 5));
        assertThat(cell(published, "leads", DSL, LEADERSHIP)).isEqualTo(new Hidden<>());
        assertThat(cell(published, "leads", TEACHERS)).isEqualTo(new NotAsked<>());
        assertThat(line(published, "leads").total()).isNull();
        assertThat(total(published, "r").eachOnce()).isTrue();
    }

    @Test
    void a_total_counts_places_where_somebody_is_in_two_blocks() {
        PublishedFigures<Reason> published =
                new SchoolFigures()
                        .people(18, TEACHERS)
                        .people(9, GOVERNORS)
                        .people(2, TEACHERS, GOVERNORS)
                        .asks("r", EVERYBODY)
                        .asks("governors", List.of(GOVERNORS, LINK_GOVERNOR))
                        .published();
        assertThat(total(published, "r").figures().covered()).isEqualTo(new Percentage(31, 31));
        assertThat(total(published, "r").eachOnce()).isFalse();
        assertThat(total(published, "r").ofEverybody()).isTrue();
        assertThat(total(published, "governors").figures().covered())
                .as("teachers who govern are governors like any other")
                .isEqualTo(new Percentage(11, 11));
        assertThat(total(published, "governors").eachOnce()).isTrue();
    }

    @Test
    void a_group_with_nobody_of_its_own_joins_the_next() {
        PublishedFigures<Reason> published =
                new SchoolFigures()
                        .people(6, LEADERSHIP, TEACHERS)
                        .people(3, TEACHERS)
                        .people(8, PUPIL_SUPPORT)
                        .asks("r", EVERYBODY)
                        .published();
        assertThat(published.blocks())
                .containsExactly(new Block(List.of(LEADERSHIP, TEACHERS)), Block.of(PUPIL_SUPPORT));
    }

    @Test
    void a_block_that_is_asked_in_part_is_hidden_and_left_out_of_the_total() {
        PublishedFigures<Reason> published =
                school("3 4 20 12 6 2 1 9")
                        .asks("r", List.of(TEACHERS, SUPPLY, TRAINEES))
                        .published();
        assertThat(cell(published, "r", SUPPLY, TRAINEES, VOLUNTEERS)).isEqualTo(new Hidden<>());
        assertThat(cell(published, "r", DSL, LEADERSHIP)).isEqualTo(new NotAsked<>());
        assertThat(total(published, "r").figures().covered()).isEqualTo(new Percentage(20, 20));
        assertThat(total(published, "r").ofEverybody()).isFalse();
    }

    @Test
    void one_exempt_person_hides_the_block_and_five_do_not() {
        SchoolFigures school =
                school("0 0 20 12")
                        .asks("one", EVERYBODY)
                        .asks("two", EVERYBODY)
                        .asks("three", EVERYBODY)
                        .exempt("two", 1, TEACHERS)
                        .exempt("three", 5, PUPIL_SUPPORT);
        PublishedFigures<Reason> published = school.published();
        assertThat(shown(published, "one", TEACHERS).covered().whole()).isEqualTo(20);
        assertThat(cell(published, "two", TEACHERS)).isEqualTo(new Hidden<>());
        assertThat(shown(published, "two", PUPIL_SUPPORT).covered().whole()).isEqualTo(12);
        assertThat(shown(published, "three", PUPIL_SUPPORT).covered().whole()).isEqualTo(7);
    }

    @Test
    void whoever_is_exempt_from_all_is_missed_nowhere() {
        PublishedFigures<Reason> published =
                school("0 0 20")
                        .asks("one", EVERYBODY)
                        .asks("two", EVERYBODY)
                        .exempt("one", 1, TEACHERS)
                        .exempt("two", 1, TEACHERS)
                        .published();
        assertThat(shown(published, "one", TEACHERS).covered().whole()).isEqualTo(19);
        assertThat(shown(published, "two", TEACHERS).covered().whole()).isEqualTo(19);
    }

    @Test
    void a_block_is_hidden_where_all_who_are_in_no_other_are_exempt() {
        PublishedFigures<Reason> published =
                new SchoolFigures()
                        .people(12, LEADERSHIP)
                        .people(10, LEADERSHIP, TEACHERS)
                        .people(5, TEACHERS)
                        .asks("r", EVERYBODY)
                        .exempt("r", 5, TEACHERS)
                        .published();
        assertThat(cell(published, "r", TEACHERS)).isEqualTo(new Hidden<>());
        assertThat(shown(published, "r", LEADERSHIP).covered().whole()).isEqualTo(22);
    }

    @Test
    void too_few_in_scope_are_hidden() {
        PublishedFigures<Reason> published =
                school("0 0 7").asks("r", EVERYBODY).exempt("r", 3, TEACHERS).published();
        assertThat(cell(published, "r", TEACHERS)).isEqualTo(new Hidden<>());
        assertThat(line(published, "r").total()).isNull();
    }

    // Days

    @Test
    void a_group_that_was_small_in_the_academic_year_stays_where_it_was_put() {
        List<Block> blocks =
                school("0 0 20 0 0 6 9")
                        .before(Map.of(TEACHERS, 20, SUPPLY, 3, TRAINEES, 9))
                        .published()
                        .blocks();
        assertThat(blocks)
                .containsExactly(Block.of(TEACHERS), new Block(List.of(SUPPLY, TRAINEES)));
    }

    @Test
    void blocks_only_grow_in_the_course_of_a_year_and_always_hold_five() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Headcount> days =
                    IntStream.range(0, 12).mapToObj(day -> randomDay(random)).toList();
            List<Block> last = List.of();
            for (int day = 1; day <= days.size(); day++) {
                List<Block> now = Blocks.onLastOf(days.subList(0, day));
                Headcount headcount = days.get(day - 1);
                assertThat(now)
                        .as("seed %d, day %d", seed, day)
                        .allMatch(block -> headcount.in(block.groups()) >= 5)
                        .allMatch(block -> headcount.hasSomebodyOnlyIn(block.groups()));
                for (Block block : now) {
                    assertThat(last)
                            .as("seed %d, day %d: %s", seed, day, block)
                            .noneMatch(before ->
                                    before.holds(block.groups())
                                            && !block.groups().containsAll(before.groups()));
                }
                last = now;
            }
        }
    }

    private static Headcount randomDay(Random random) {
        Map<Set<RoleGroup>, Integer> day = new HashMap<>();
        RoleGroup[] groups = RoleGroup.values();
        for (int i = 0; i < 9; i++) {
            RoleGroup one = groups[random.nextInt(groups.length)];
            RoleGroup other = random.nextInt(4) == 0 ? groups[random.nextInt(groups.length)] : one;
            day.put(EnumSet.of(one, other), random.nextInt(12));
        }
        return new Headcount(day);
    }

    // Reasons

    @Test
    void the_worked_example_shows_both_numbers_and_no_reasons() {
        Published<Reason> figures =
                totalFigures(
                        school("0 0 9")
                                .asks("r", EVERYBODY)
                                .lack("r", 1, Reason.ABSENT, TEACHERS)
                                .lack("r", 1, Reason.IN_GRACE, TEACHERS)
                                .lack("r", 1, Reason.EXPIRED, TEACHERS));
        assertThat(figures.covered()).isEqualTo(new Percentage(6, 9));
        assertThat(figures.covered().value()).isEqualTo(66);
        assertThat(figures.reasons()).isEqualTo(new Reasons<Reason>(Map.of(), 3));
    }

    /// Numbers of absent, in grace, not yet due, and so on; then what is shown, and the rest.
    @ParameterizedTest
    @CsvSource({
        "12 9 5, 12 9 5, 0",
        "12 0 0, 12 - -, 0",
        "0 0 0, - - -, 0",
        "12 3 3, 12 - -, 6",
        "12 6 3, 12 - -, 9",
        "12 6 6 3, 12 - - -, 15",
        "6 6 3, - - -, 15",
        "12 3 0, - - -, 15",
        "12 4 4, - - -, 20",
        "12 4 4 0, 12 - - -, 8",
        "2 1 1, - - -, 4",
        "4 3 2, - - -, 9"
    })
    void small_reasons_are_hidden_with_as_many_others_as_it_takes(
            String numbers, String shown, int rest) {
        Map<Reason, Integer> reasons = new HashMap<>();
        Map<Reason, Integer> expected = new HashMap<>();
        for (int i = 0; i < numbers.split(" ").length; i++) {
            reasons.put(Reason.values()[i], Integer.parseInt(numbers.split(" ")[i]));
            if (!shown.split(" ")[i].equals("-")) {
                expected.put(Reason.values()[i], Integer.parseInt(shown.split(" ")[i]));
            }
        }
        assertThat(ReasonsRule.shownOf(reasons)).isEqualTo(new Reasons<Reason>(expected, rest));
    }

    @Test
    void blocks_show_reasons_where_none_has_a_small_one() {
        SchoolFigures school =
                school("0 0 30 20 20")
                        .asks("r", EVERYBODY)
                        .lack("r", 9, Reason.EXPIRED, TEACHERS)
                        .lack("r", 6, Reason.NEVER, TEACHERS)
                        .lack("r", 5, Reason.EXPIRED, PUPIL_SUPPORT);
        PublishedFigures<Reason> published = school.published();
        assertThat(total(published, "r").figures().reasons())
                .isEqualTo(new Reasons<>(Map.of(Reason.EXPIRED, 14, Reason.NEVER, 6), 0));
        assertThat(shown(published, "r", TEACHERS).reasons())
                .isEqualTo(new Reasons<>(Map.of(Reason.EXPIRED, 9, Reason.NEVER, 6), 0));

        published = school.lack("r", 1, Reason.EXPIRED, SITE_AND_OFFICE).published();
        assertThat(total(published, "r").figures().reasons())
                .isEqualTo(new Reasons<>(Map.of(Reason.EXPIRED, 15, Reason.NEVER, 6), 0));
        assertThat(shown(published, "r", TEACHERS).reasons())
                .isEqualTo(new Reasons<Reason>(Map.of(), 15));
    }

    @Test
    void one_reason_for_all_would_tell_that_of_the_few() {
        PublishedFigures<Reason> published =
                school("0 0 30 20")
                        .asks("r", EVERYBODY)
                        .lack("r", 9, Reason.EXPIRED, TEACHERS)
                        .lack("r", 3, Reason.EXPIRED, PUPIL_SUPPORT)
                        .published();
        assertThat(total(published, "r").figures().reasons())
                .isEqualTo(new Reasons<Reason>(Map.of(), 12));
    }

    // Effective coverage

    @ParameterizedTest
    @CsvSource({
        "0, 0, EVERYWHERE",
        "6, 0, EVERYWHERE",
        "6, 7, EVERYWHERE",
        "3, 2, IN_TOTAL",
        "6, 2, IN_TOTAL",
        "2, 0, NOWHERE",
        "2, 2, NOWHERE",
        "20, 8, EVERYWHERE"
    })
    void who_has_forgotten_shows_everywhere_or_in_total_or_nowhere(
            int teachers, int support, ForgottenRule where) {
        PublishedFigures<Reason> published =
                school("0 0 20 9")
                        .asks("r", EVERYBODY)
                        .forgot("r", teachers, TEACHERS)
                        .forgot("r", Math.min(support, 9), PUPIL_SUPPORT)
                        .published();
        boolean inBlock = shown(published, "r", TEACHERS).effective() instanceof Shown.Count;
        boolean inTotal = total(published, "r").figures().effective() instanceof Shown.Count;
        ForgottenRule found =
                inBlock
                        ? ForgottenRule.EVERYWHERE
                        : inTotal ? ForgottenRule.IN_TOTAL : ForgottenRule.NOWHERE;
        assertThat(found).isEqualTo(where);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "2, -1", "15, 15", "18, -1", "20, 20"})
    void who_was_not_asked_again_yet_shows_where_neither_they_nor_the_rest_are_few(
            int waiting, int shown) {
        Published<Reason> figures =
                totalFigures(school("0 0 20").asks("r", EVERYBODY).wait("r", waiting, TEACHERS));
        assertThat(figures.notAskedYet())
                .isEqualTo(shown < 0 ? Shown.HIDDEN : new Shown.Count(shown));
    }

    @Test
    void where_nothing_is_asked_again_there_is_no_such_figure() {
        Set<RoleGroup> teachers = Set.of(TEACHERS);
        Figures<Reason> figures =
                new Figures<>(
                        List.of(new Headcount(Map.of(teachers, 9))),
                        Map.of(
                                "r",
                                new Figures.Asked<>(
                                        teachers,
                                        Map.of(
                                                teachers,
                                                new Counts<Reason>(9, 9, null, 0, Map.of())))));
        Published<Reason> total = total(SuppressionPolicy.publish(figures), "r").figures();
        assertThat(total.effective()).isEqualTo(Shown.NONE);
        assertThat(total.notAskedYet()).isEqualTo(Shown.NONE);
    }

    // Trusts

    @Test
    void a_trust_adds_up_what_its_schools_show() {
        PublishedFigures<Reason> one =
                school("0 0 20 2 12")
                        .asks("r", List.of(TEACHERS, SITE_AND_OFFICE))
                        .lack("r", 6, Reason.EXPIRED, TEACHERS)
                        .lack("r", 5, Reason.NEVER, TEACHERS)
                        .forgot("r", 2, TEACHERS)
                        .published();
        PublishedFigures<Reason> other =
                school("0 0 10")
                        .asks("r", EVERYBODY)
                        .lack("r", 5, Reason.EXPIRED, TEACHERS)
                        .published();
        PublishedFigures<Reason> tiny = school("0 0 4").asks("r", EVERYBODY).published();
        TrustFigures.TrustTotal<Reason> total =
                Objects.requireNonNull(
                        TrustFigures.of(List.of(one, other, tiny)).totals().get("r"));
        assertThat(one.blocks()).hasSize(2);
        assertThat(total.covered()).isEqualTo(new Percentage(9 + 5, 20 + 10));
        assertThat(total.schools()).isEqualTo(2);
        assertThat(total.effective()).isEqualTo(new Percentage(5, 10));
        assertThat(total.withEffective()).isEqualTo(1);
        assertThat(total.reasons())
                .isEqualTo(new Reasons<Reason>(Map.of(Reason.EXPIRED, 11, Reason.NEVER, 5), 0));
        assertThat(total.ofEverybody()).isFalse();
    }

    @Test
    void a_reason_that_one_school_does_not_tell_has_no_total_in_the_trust() {
        PublishedFigures<Reason> one =
                school("0 0 20")
                        .asks("r", EVERYBODY)
                        .lack("r", 6, Reason.EXPIRED, TEACHERS)
                        .published();
        PublishedFigures<Reason> other =
                school("0 0 20")
                        .asks("r", EVERYBODY)
                        .lack("r", 2, Reason.EXPIRED, TEACHERS)
                        .published();
        assertThat(
                        Objects.requireNonNull(
                                        TrustFigures.of(List.of(one, other)).totals().get("r"))
                                .reasons())
                .isEqualTo(new Reasons<Reason>(Map.of(), 8));
        assertThat(TrustFigures.of(List.of(school("4").asks("r", EVERYBODY).published())).totals())
                .isEmpty();
    }

    // Other small numbers, and numbers that cannot be

    @Test
    void small_shares_and_counts_are_hidden() {
        assertThat(Small.figure(3, 4)).isNull();
        assertThat(Small.figure(0, 0)).isNull();
        assertThat(Small.figure(3, 5)).isEqualTo(new Percentage(3, 5));
        assertThat(Small.count(0)).isEqualTo(new Shown.Count(0));
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(Small::count)).containsOnly(Shown.HIDDEN);
        assertThat(Small.count(5)).isEqualTo(new Shown.Count(5));
    }

    @Test
    void figures_that_cannot_be_are_refused() {
        Map<Reason, Integer> two = Map.of(Reason.NEVER, 2);
        assertThatThrownBy(() -> new Counts<>(9, 8, null, 0, two))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Counts<>(9, 7, 8, 0, two))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Counts<>(9, 7, 6, 7, two))
                .isInstanceOf(IllegalArgumentException.class);
        Counts<Reason> fine = new Counts<>(9, 7, 6, 6, two);
        Headcount eight = new Headcount(Map.of(Set.of(CONTRACTORS), 8));
        assertThatThrownBy(() ->
                        new Figures<>(
                                List.of(eight),
                                Map.of(
                                        "r",
                                        new Figures.Asked<>(
                                                Set.of(CONTRACTORS),
                                                Map.of(Set.of(CONTRACTORS), fine)))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
