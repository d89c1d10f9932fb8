package org.dueregard.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Percentage;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class StandingTest {

    private static final LocalDate TODAY = TestClock.TODAY;
    private static final LocalDate LONG_AGO = TODAY.minusYears(4);

    @Autowired Standings people;
    @Autowired Figures figures;
    @Autowired StandingService standings;
    @Autowired Settlement settlement;
    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;

    private TestSchool school;
    private String module;

    @BeforeEach
    void aSchoolWithOneRequirement() {
        school = fixtures.school();
        module = "module-" + school.id();
        fixtures.requirement(module, RoleGroup.TEACHERS, "P1Y", LONG_AGO);
    }

    @AfterEach
    void cleanUp() {
        clock.reset();
        // Requirements hold for every school, so other tests would see these.
        jdbc.sql("DELETE FROM requirements WHERE module_id IN (?, ?)")
                .param(module)
                .param("young-" + school.id())
                .update();
    }

    private Person teacher() {
        return fixtures.person(school, RoleGroup.TEACHERS);
    }

    private void complete(Person person, LocalDate day) {
        fixtures.completion(person.id(), module, day);
    }

    private Figures.Counts summary(LocalDate day) {
        return summary(null, day);
    }

    private Figures.Counts summary(@Nullable RoleGroup group, LocalDate day) {
        settlement.settleAll();
        return figures.of(Set.of(school.id()), day).stream()
                .filter(cell -> cell.moduleId().equals(module) && cell.group() == group)
                .map(Figures.Cell::counts)
                .findFirst()
                .orElse(Figures.Counts.NONE);
    }

    private static Percentage covered(Figures.Counts counts) {
        return new Percentage(counts.covered(), counts.inScope());
    }

    private Verdict verdict(Person person, LocalDate day) {
        return people.ofPerson(person.id(), day).stream()
                .filter(row -> row.moduleId().equals(module))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private Standing standing(Person person, LocalDate day) {
        return verdict(person, day).standing();
    }

    /// The worked example of the product's definitions.
    @Test
    void ten_people_are_66_per_cent() {
        for (int i = 0; i < 6; i++) {
            complete(teacher(), TODAY.minusMonths(3));
        }
        complete(teacher(), TODAY.minusYears(1).minusDays(1));
        fixtures.person(school, RoleGroup.TEACHERS, TODAY.minusDays(3), null);
        Person absent = teacher();
        fixtures.absent(absent.id(), TODAY.minusMonths(5), null);
        Person left =
                fixtures.person(
                        school, RoleGroup.TEACHERS, TODAY.minusYears(2), TODAY.minusMonths(1));
        complete(left, TODAY.minusMonths(2));

        Figures.Counts now = summary(TODAY);
        assertThat(covered(now).value()).isEqualTo(66);
        assertThat(covered(now).part()).isEqualTo(6);
        assertThat(covered(now).whole()).isEqualTo(9);
        assertThat(now.standings())
                .isEqualTo(
                        Map.of(
                                Standing.COVERED, 6L,
                                Standing.ABSENT, 1L,
                                Standing.IN_GRACE, 1L,
                                Standing.EXPIRED, 1L));

        Figures.Counts twoDaysAgo = summary(TODAY.minusDays(2));
        assertThat(covered(twoDaysAgo).part()).isEqualTo(7);
        assertThat(covered(twoDaysAgo).whole()).isEqualTo(9);
    }

    @Test
    void the_day_of_expiry_is_not_covered_and_the_day_before_is() {
        Person person = teacher();
        complete(person, TODAY.minusYears(1));
        assertThat(standing(person, TODAY)).isEqualTo(Standing.EXPIRED);
        assertThat(standing(person, TODAY.minusDays(1))).isEqualTo(Standing.COVERED);
    }

    @Test
    void grace_ends_after_ten_days_and_due_after_thirty() {
        Person starter = fixtures.person(school, RoleGroup.TEACHERS, TODAY, null);
        assertThat(standing(starter, TODAY.plusDays(10))).isEqualTo(Standing.IN_GRACE);
        assertThat(standing(starter, TODAY.plusDays(11))).isEqualTo(Standing.NOT_YET_DUE);
        assertThat(standing(starter, TODAY.plusDays(30))).isEqualTo(Standing.NOT_YET_DUE);
        assertThat(standing(starter, TODAY.plusDays(31))).isEqualTo(Standing.NEVER);
    }

    @Test
    void coming_back_from_a_long_absence_gives_grace_again() {
        Person person = teacher();
        fixtures.absent(person.id(), TODAY.minusYears(1), TODAY.minusDays(5));
        assertThat(standing(person, TODAY.minusDays(5))).isEqualTo(Standing.ABSENT);
        assertThat(standing(person, TODAY)).isEqualTo(Standing.IN_GRACE);
        assertThat(standing(person, TODAY.plusDays(7))).isEqualTo(Standing.NEVER);
    }

    @Test
    void an_absent_person_with_a_valid_record_is_covered() {
        Person person = teacher();
        complete(person, TODAY.minusMonths(1));
        fixtures.absent(person.id(), TODAY.minusDays(7), null);
        assertThat(standing(person, TODAY)).isEqualTo(Standing.COVERED);
    }

    @Test
    void while_a_new_requirement_is_not_due_an_earlier_completion_counts() {
        String young = "young-" + school.id();
        fixtures.requirement(young, RoleGroup.TEACHERS, "P1Y", TODAY.minusDays(5));
        Person person = teacher();
        fixtures.completion(person.id(), young, TODAY.minusYears(2));
        Person other = teacher();

        assertThat(only(person, young, TODAY)).isEqualTo(Standing.COVERED);
        assertThat(only(other, young, TODAY)).isEqualTo(Standing.NOT_YET_DUE);
        assertThat(only(person, young, TODAY.plusDays(26))).isEqualTo(Standing.EXPIRED);
        assertThat(only(other, young, TODAY.plusDays(26))).isEqualTo(Standing.NEVER);
    }

    private Standing only(Person person, String moduleId, LocalDate day) {
        return people.ofPerson(person.id(), day).stream()
                .filter(row -> row.moduleId().equals(moduleId))
                .findFirst()
                .orElseThrow()
                .verdict()
                .standing();
    }

    @Test
    void the_leaving_day_is_still_in_scope_and_the_next_is_not() {
        Person person =
                fixtures.person(
                        school, RoleGroup.TEACHERS, TODAY.minusYears(1), TODAY.minusDays(1));
        assertThat(people.ofPerson(person.id(), TODAY.minusDays(1))).isNotEmpty();
        assertThat(people.ofPerson(person.id(), TODAY)).isEmpty();
    }

    @Test
    void a_person_in_two_groups_counts_once_and_must_meet_both() {
        fixtures.requirement(module, RoleGroup.DSL, "P6M", LONG_AGO);
        Person person = teacher();
        fixtures.member(person.id(), RoleGroup.DSL, LONG_AGO);
        complete(person, TODAY.minusMonths(7));

        Figures.Counts all = summary(TODAY);
        assertThat(covered(all).whole()).isEqualTo(1);
        assertThat(covered(all).part()).isZero();
        assertThat(all.standings()).containsOnly(Map.entry(Standing.EXPIRED, 1L));
        Figures.Counts teachers = summary(RoleGroup.TEACHERS, TODAY);
        assertThat(covered(teachers).value()).isEqualTo(100);
    }

    @Test
    void a_new_role_group_does_not_hide_what_is_long_overdue() {
        fixtures.requirement(module, RoleGroup.LEADERSHIP, "P1Y", LONG_AGO);
        Person person = teacher();
        fixtures.member(person.id(), RoleGroup.LEADERSHIP, TODAY.minusDays(1));
        Verdict row = verdict(person, TODAY);
        assertThat(row.standing()).isEqualTo(Standing.NEVER);
        assertThat(row.dueOn()).isBefore(TODAY);
    }

    @Test
    void whoever_is_in_grace_is_due_at_its_end() {
        Person person = teacher();
        complete(person, TODAY.minusYears(2));
        fixtures.absent(person.id(), TODAY.minusYears(1), TODAY.minusDays(5));
        Verdict row = verdict(person, TODAY);
        assertThat(row.standing()).isEqualTo(Standing.IN_GRACE);
        assertThat(row.dueOn()).isEqualTo(TODAY.plusDays(6));
    }

    @Test
    void a_requirement_that_nobody_here_is_under_is_listed_with_nobody_in_scope() {
        assertThat(covered(summary(TODAY)).isOfNobody()).isTrue();
    }

    @Test
    void a_hundred_and_ninety_nine_of_two_hundred_is_99_per_cent() {
        assertThat(new Percentage(199, 200).value()).isEqualTo(99);
        assertThat(new Percentage(200, 200).value()).isEqualTo(100);
        assertThat(new Percentage(0, 0).isOfNobody()).isTrue();
    }

    @Test
    void a_safeguarding_lead_sees_the_own_school_alone_searched_sorted_and_paged() {
        for (int i = 0; i < 30; i++) {
            teacher();
        }
        TestSchool other = fixtures.school();
        fixtures.person(other, RoleGroup.TEACHERS);
        Person lead = fixtures.person(school, RoleGroup.DSL);

        StandingPage first = page(lead, "", 1);
        assertThat(first.total()).isEqualTo(30);
        assertThat(first.rows()).hasSize(25);
        assertThat(page(lead, "", 2).rows()).hasSize(5);
        assertThat(page(lead, "", 99).page()).isEqualTo(2);
        String name = first.rows().getFirst().name().split(" ")[0];
        assertThat(page(lead, name, 1).rows()).hasSize(1);
        assertThat(page(lead, "%", 1).rows()).isEmpty();
        assertThat(page(lead, "' OR 1=1 --", 1).rows()).isEmpty();
    }

    private StandingPage page(Person lead, String search, int page) {
        return page(
                lead,
                StandingFilter.Show.NOT_COVERED,
                null,
                search,
                StandingFilter.Sort.NAME,
                true,
                page);
    }

    private StandingPage page(
            Person lead,
            StandingFilter.Show show,
            @Nullable RoleGroup group,
            String search,
            StandingFilter.Sort sort,
            boolean descending,
            int page) {
        settlement.settleAll();
        return SignedIn.as(
                lead.caller(PortalRole.DSL),
                () ->
                        standings.people(
                                school.id(),
                                new StandingFilter(
                                        TODAY,
                                        module,
                                        group,
                                        show,
                                        search,
                                        sort,
                                        descending,
                                        page)));
    }

    @Test
    void every_column_sorts() {
        Person lead = fixtures.person(school, RoleGroup.DSL);
        teacher();
        for (StandingFilter.Sort sort : StandingFilter.Sort.values()) {
            for (boolean descending : new boolean[] {true, false}) {
                StandingPage page =
                        page(
                                lead,
                                new StandingFilter.Show.Only(Standing.NEVER),
                                RoleGroup.TEACHERS,
                                "",
                                sort,
                                descending,
                                1);
                assertThat(page.rows()).hasSize(1);
            }
        }
    }
}
