package org.dueregard.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dueregard.access.PortalRole;
import org.dueregard.coverage.CoverageService;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.Statements;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/// People and everything they owe: a page of them, and all of them.
@PortalTest
class StandingMatrixTest {

    private static final LocalDate TODAY = TestClock.TODAY;
    private static final LocalDate LONG_AGO = TODAY.minusYears(4);

    @Autowired Standings people;
    @Autowired StandingQueries queries;
    @Autowired StandingService standings;
    @Autowired StandingCells cells;
    @Autowired CoverageService coverage;
    @Autowired Settlement settlement;
    @Autowired Statements statements;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;

    private TestSchool school;
    private String yearly;
    private String other;

    @BeforeEach
    void aSchoolWithTwoRequirements() {
        school = fixtures.school();
        yearly = "module-" + school.id();
        other = "other-" + school.id();
        fixtures.requirement(yearly, RoleGroup.TEACHERS, "P1Y", LONG_AGO);
        fixtures.requirement(yearly, RoleGroup.DSL, "P6M", LONG_AGO);
        fixtures.requirement(other, RoleGroup.TEACHERS, "P2Y", LONG_AGO);
    }

    @AfterEach
    void cleanUp() {
        // Requirements hold for every school, so other tests would see these.
        jdbc.sql("DELETE FROM requirements WHERE module_id IN (?, ?)")
                .param(yearly)
                .param(other)
                .update();
    }

    private List<PersonCells> everybody(Set<Long> schools, LocalDate day) {
        settlement.settleAll();
        List<PersonCells> all = new ArrayList<>();
        try {
            cells.stream(schools, day, all::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private MatrixPage matrix(LocalDate day, String search, int page) {
        settlement.settleAll();
        return queries.matrix(Set.of(school.id()), day, search, page);
    }

    /// Teachers who also lead, learn, leave and come back, by chance.
    private void randomPeople(int count, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            LocalDate started = TODAY.minusDays(random.nextInt(1500));
            LocalDate left = random.nextInt(4) == 0 ? started.plusDays(random.nextInt(1500)) : null;
            Person person = fixtures.person(school, RoleGroup.TEACHERS, started, left);
            if (random.nextInt(3) == 0) {
                fixtures.member(person.id(), RoleGroup.DSL, TODAY.minusDays(random.nextInt(1500)));
            }
            for (int done = random.nextInt(6); done > 0; done--) {
                fixtures.completion(
                        person.id(),
                        random.nextBoolean() ? yearly : other,
                        TODAY.minusDays(random.nextInt(1500)));
            }
        }
    }

    @Test
    void each_cell_is_what_the_rules_say_of_the_person_on_any_day() {
        long seed = System.nanoTime();
        randomPeople(30, seed);
        for (LocalDate day : List.of(TODAY, TODAY.minusMonths(7), TODAY.minusYears(2))) {
            for (PersonCells person : everybody(Set.of(school.id()), day)) {
                Map<String, Verdict> judged = new HashMap<>();
                people.ofPerson(person.staffMemberId(), day)
                        .forEach(owed -> judged.put(owed.moduleId(), owed.verdict()));
                Map<String, Verdict> shown = new HashMap<>();
                person.cells().forEach((module, cell) -> shown.put(module, cell.verdict()));
                assertThat(shown).as("seed %d, %s", seed, day).isNotEmpty().isEqualTo(judged);
            }
        }
    }

    @Test
    void the_pages_together_are_everybody_by_name() {
        randomPeople(60, 7);
        for (LocalDate day : List.of(TODAY, TODAY.minusYears(2))) {
            List<PersonCells> all = everybody(Set.of(school.id()), day);
            MatrixPage first = matrix(day, "", 1);
            List<PersonCells> paged = new ArrayList<>(first.people());
            for (int page = 2; page <= first.pages(); page++) {
                paged.addAll(matrix(day, "", page).people());
            }
            assertThat(paged).isEqualTo(all).hasSize((int) first.total());
            assertThat(matrix(day, "", 99).page()).isEqualTo(first.pages());
        }
    }

    /// The rows that say who owes anything follow the spans.
    @Test
    void everybody_in_the_figures_of_a_day_is_listed() {
        randomPeople(40, 11);
        for (int days = 0; days < 1500; days += 97) {
            LocalDate day = TODAY.minusDays(days);
            settlement.settleAll();
            List<Long> counted =
                    jdbc.sql(
                                    "SELECT DISTINCT staff_member_id FROM standing_spans"
                                            + " WHERE school_id = :school AND from_day <= :day"
                                            + " AND until_day > :day")
                            .param("school", school.id())
                            .param("day", day)
                            .query(Long.class)
                            .list();
            assertThat(everybody(Set.of(school.id()), day))
                    .extracting(PersonCells::staffMemberId)
                    .containsExactlyInAnyOrderElementsOf(counted);
        }
    }

    @Test
    void whoever_left_and_came_back_is_listed_once() {
        Person person = fixtures.person(school, RoleGroup.TEACHERS);
        assertThat(matrix(TODAY, "", 1).total()).isEqualTo(1);
        leave(person, TODAY.minusDays(1));
        assertThat(matrix(TODAY, "", 1).total()).isZero();
        leave(person, null);
        assertThat(matrix(TODAY, "", 1).total()).isEqualTo(1);
        assertThat(matrix(TODAY.plusMonths(3), "", 1).total()).isEqualTo(1);
    }

    private void leave(Person person, @org.jspecify.annotations.Nullable LocalDate day) {
        jdbc.sql("UPDATE staff_members SET left_on = ? WHERE id = ?")
                .param(day)
                .param(person.id())
                .update();
        jdbc.sql("INSERT INTO standing_marks (staff_member_id, from_day) VALUES (?, ?)")
                .param(person.id())
                .param(TODAY)
                .update();
    }

    @Test
    void somebody_in_two_groups_has_one_cell_with_the_worst_of_both() {
        Person person = fixtures.person(school, RoleGroup.TEACHERS);
        fixtures.member(person.id(), RoleGroup.DSL, LONG_AGO);
        fixtures.completion(person.id(), yearly, TODAY.minusMonths(7));
        PersonCells.Cell cell = matrix(TODAY, "", 1).people().getFirst().cells().get(yearly);
        assertThat(cell).isNotNull();
        assertThat(cell.verdict().standing()).isEqualTo(Standing.EXPIRED);
        assertThat(cell.groups()).containsExactly(RoleGroup.DSL, RoleGroup.TEACHERS);
    }

    @Test
    void a_search_takes_every_sign_literally() {
        Person person = fixtures.person(school, RoleGroup.TEACHERS);
        fixtures.person(school, RoleGroup.TEACHERS);
        assertThat(matrix(TODAY, person.givenName(), 1).total()).isEqualTo(1);
        assertThat(matrix(TODAY, "%", 1).total()).isZero();
        assertThat(matrix(TODAY, "' OR 1=1 --", 1).total()).isZero();
    }

    @Test
    void schools_follow_each_other_in_the_order_asked_for() {
        TestSchool second = fixtures.school(school.trustId());
        fixtures.person(second, RoleGroup.TEACHERS);
        Person both = fixtures.person(school, RoleGroup.TEACHERS);
        fixtures.member(both.id(), second.id(), RoleGroup.TEACHERS, LONG_AGO);
        settlement.settleAll();
        List<Long> asked = List.of(second.id(), school.id());
        List<Long> schools = new ArrayList<>();
        try {
            cells.stream(asked, TODAY, person -> schools.add(person.schoolId()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(schools).containsExactly(second.id(), second.id(), school.id());
        assertThat(queries.matrix(asked, TODAY, "", 1).people()).hasSize(3);
        assertThat(queries.matrix(List.of(), TODAY, "", 1).people()).isEmpty();
    }

    @Test
    void a_lead_does_not_open_the_matrix_of_another_school() {
        Person lead = fixtures.person(school, RoleGroup.DSL);
        TestSchool strange = fixtures.school();
        assertThatThrownBy(() ->
                        SignedIn.as(
                                lead.caller(PortalRole.DSL),
                                () ->
                                        standings.matrix(
                                                Set.of(school.id(), strange.id()), TODAY, "", 1)))
                .isInstanceOf(AccessDeniedException.class);
    }

    /// Whatever is shown costs as many statements for three people as for thirty.
    @Test
    void no_statement_is_asked_for_each_person() {
        Person lead = fixtures.person(school, RoleGroup.DSL);
        randomPeople(3, 1);
        Map<String, Long> few = counted(lead);
        randomPeople(27, 2);
        Map<String, Long> many = counted(lead);
        assertThat(many).isEqualTo(few);
        assertThat(many.get("matrix")).isLessThanOrEqualTo(4);
        assertThat(many.get("all")).isEqualTo(2);
    }

    private Map<String, Long> counted(Person lead) {
        settlement.settleAll();
        SignedIn.as(lead.caller(PortalRole.DSL), () -> coverage.report(null, TODAY));
        Map<String, Long> counted = new HashMap<>();
        SignedIn.run(
                lead.caller(PortalRole.DSL),
                () -> {
                    counted.put("report", statements.in(() -> coverage.report(null, TODAY)));
                    counted.put(
                            "exposure", statements.in(() -> coverage.exposure(school.id(), TODAY)));
                    counted.put(
                            "people", statements.in(() -> coverage.people(school.id(), list())));
                    counted.put(
                            "matrix",
                            statements.in(
                                    () -> standings.matrix(Set.of(school.id()), TODAY, "", 1)));
                });
        AtomicInteger written = new AtomicInteger();
        counted.put("all", statements.in(() -> stream(written)));
        assertThat(written).hasPositiveValue();
        return counted;
    }

    private void stream(AtomicInteger written) {
        try {
            cells.stream(Set.of(school.id()), TODAY, person -> written.incrementAndGet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StandingFilter list() {
        return new StandingFilter(
                TODAY,
                null,
                null,
                new StandingFilter.Show.InScope(),
                "",
                StandingFilter.Sort.NAME,
                false,
                1);
    }
}
