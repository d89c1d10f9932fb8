package org.dueregard.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Adding up, merging rows and adding all schools up never changes a figure.
@PortalTest
class StandingFiguresTest {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired Figures figures;
    @Autowired Sums sums;
    @Autowired Exposures exposures;
    @Autowired StandingQueries queries;
    @Autowired Settlement settlement;
    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;

    private final Random random = new Random(20260914);
    private TestSchool school;
    private String module;

    @BeforeEach
    void aSchoolWithOneRequirement() {
        school = fixtures.school();
        module = "module-" + school.id();
        fixtures.requirement(module, RoleGroup.TEACHERS, "P1Y", TODAY.minusYears(4));
        fixtures.requirement(module, RoleGroup.DSL, "P6M", TODAY.minusYears(4));
    }

    @AfterEach
    void cleanUp() {
        clock.reset();
        // Requirements hold for every school, so other tests would see these.
        jdbc.sql("DELETE FROM requirements WHERE module_id = ?").param(module).update();
    }

    /// Each is settled by itself, so that there are many rows of the same day and line.
    private void randomPeople(int count) {
        for (int i = 0; i < count; i++) {
            LocalDate started = TODAY.minusDays(20L * (1 + random.nextInt(60)));
            Person person = fixtures.person(school, RoleGroup.TEACHERS, started, null);
            if (random.nextInt(3) == 0) {
                fixtures.member(person.id(), RoleGroup.DSL, started);
            }
            for (int done = random.nextInt(4); done > 0; done--) {
                fixtures.completion(person.id(), module, TODAY.minusDays(30L * random.nextInt(40)));
            }
            if (random.nextInt(8) == 0) {
                fixtures.absent(person.id(), TODAY.minusDays(60), null);
            }
            settlement.settleAll();
        }
    }

    private Map<LocalDate, List<Figures.Cell>> onManyDays() {
        Map<LocalDate, List<Figures.Cell>> days = new LinkedHashMap<>();
        for (int ago = 0; ago < 1300; ago += 23) {
            LocalDate day = TODAY.minusDays(ago);
            days.put(day, figures.of(Set.of(school.id()), day));
        }
        return days;
    }

    private long rowsThatCouldBeOne() {
        return jdbc.sql(
                        """
                        SELECT COUNT(*) FROM (
                            SELECT 1 FROM standing_changes WHERE school_id = ? AND day < ?
                            GROUP BY day, line_id HAVING COUNT(*) > 1) several
                        """)
                .param(school.id())
                .param(TODAY)
                .query(Long.class)
                .single();
    }

    @Test
    void rows_of_days_that_are_over_become_one_and_no_figure_changes() {
        randomPeople(30);
        assertThat(rowsThatCouldBeOne()).isPositive();
        Map<LocalDate, List<Figures.Cell>> before = onManyDays();
        sums.addUp();
        assertThat(rowsThatCouldBeOne()).isZero();
        assertThat(onManyDays())
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(before);
    }

    @Test
    void all_schools_together_are_the_sum_of_every_school_on_any_day() {
        randomPeople(10);
        sums.addUp();
        assertAllAreTheSum();
        // Written down late about days that were added up already.
        randomPeople(5);
        assertAllAreTheSum();
        sums.addUp();
        assertAllAreTheSum();
        assertThat(figures.trend(TODAY, 24))
                .containsExactlyInAnyOrderElementsOf(figures.trend(every(), TODAY, 24));
    }

    private List<Long> every() {
        return jdbc.sql("SELECT id FROM schools").query(Long.class).list();
    }

    private void assertAllAreTheSum() {
        for (int ago : new int[] {0, 1, 2, 14, 15, 31, 200, 201, 730}) {
            LocalDate day = TODAY.minusDays(ago);
            assertThat(figures.totals(day)).as("%s", day).isEqualTo(figures.totals(every(), day));
            Map<String, Figures.Counts> added = new HashMap<>();
            for (Figures.Cell cell : figures.of(every(), day)) {
                if (cell.group() == null) {
                    added.merge(cell.moduleId(), cell.counts(), Figures.Counts::and);
                }
            }
            assertThat(figures.totals(day)).as("%s", day).isEqualTo(added);
        }
    }

    @Test
    void each_number_of_the_red_list_is_that_of_the_list_behind_it() {
        randomPeople(60);
        for (LocalDate day : List.of(TODAY, TODAY.minusMonths(5), TODAY.minusYears(2))) {
            Exposure exposure = exposures.of(school.id(), day);
            Map<String, Long> lists = new TreeMap<>();
            lists.put("exposed", listed(day, null, StandingFilter.Show.EXPOSED));
            lists.put("starters", listed(day, null, new StandingFilter.Show.Starters()));
            lists.put("leads", listed(day, RoleGroup.DSL, StandingFilter.Show.EXPOSED));
            lists.put("30", listed(day, null, new StandingFilter.Show.Expiring(30)));
            lists.put("60", listed(day, null, new StandingFilter.Show.Expiring(60)));
            lists.put("90", listed(day, null, new StandingFilter.Show.Expiring(90)));
            lists.put("forgotten", listed(day, null, StandingFilter.Show.FORGOTTEN));
            lists.put("exempt", listed(day, null, new StandingFilter.Show.Only(Standing.EXEMPT)));
            Map<String, Long> counted = new TreeMap<>();
            counted.put("exposed", exposure.exposed());
            counted.put("starters", exposure.starters());
            counted.put("leads", exposure.leads());
            counted.put("30", exposure.expiring30());
            counted.put("60", exposure.expiring60());
            counted.put("90", exposure.expiring90());
            counted.put("forgotten", exposure.forgotten());
            counted.put("exempt", exposure.exempt());
            assertThat(counted).as("%s", day).isEqualTo(lists);
            assertThat(exposure.exposed()).isPositive();
        }
    }

    private long listed(LocalDate day, @Nullable RoleGroup group, StandingFilter.Show show) {
        return queries.people(
                        school.id(),
                        new StandingFilter(
                                day, null, group, show, "", StandingFilter.Sort.DUE, true, 1))
                .people();
    }
}
