package org.dueregard.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Things happen to people in random order, and are recorded late or never; after each, the read model
/// is brought up to date as the portal does it. In the end every day, role group and school reads as a
/// recomputation from what was recorded says.
@PortalTest
class RandomHistoriesTest {

    private static final int HISTORIES = Boolean.getBoolean("endurance") ? 5_000 : 50;
    private static final List<RoleGroup> GROUPS =
            List.of(RoleGroup.TEACHERS, RoleGroup.SUPPLY, RoleGroup.DSL);

    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired Settlement settlement;
    @Autowired Sums sums;
    @Autowired Figures figures;
    @Autowired FactsReader facts;
    @Autowired KeptStandings kept;

    private final List<String> modules = new ArrayList<>();

    /// What other tests left to be settled, and how far they forecast, would only take time here.
    @BeforeEach
    void settleOnlyWhatHappensHere() {
        jdbc.sql("DELETE FROM standing_marks").update();
        jdbc.sql(
                        "INSERT INTO standing_horizon (id, day) VALUES (1, '2030-01-01')"
                                + " ON DUPLICATE KEY UPDATE day = '2030-01-01'")
                .update();
    }

    @AfterEach
    void cleanUp() {
        clock.reset();
        modules.forEach(module ->
                jdbc.sql("DELETE FROM requirements WHERE module_id = ?").param(module).update());
    }

    @Test
    void the_read_model_is_what_a_recomputation_says() {
        for (int seed = 1; seed <= HISTORIES; seed++) {
            clock.reset();
            new History(seed).run();
        }
    }

    private final class History {

        private final long seed;
        private final Random random;
        private final LocalDate begin = Days.today(clock);
        private final List<TestSchool> schools;
        private final List<Person> people = new ArrayList<>();
        private final String module;
        private final String other;
        private final Map<String, Figures.Counts> printed = new HashMap<>();

        History(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            TestSchool first = fixtures.school();
            schools = List.of(first, fixtures.school(first.trustId()));
            module = "random-" + first.id();
            other = "random-too-" + first.id();
            modules.add(module);
            modules.add(other);
            fixtures.requirement(module, RoleGroup.TEACHERS, "P1Y", begin.minusYears(1));
            fixtures.requirement(module, RoleGroup.DSL, "P6M", begin.minusDays(10));
            fixtures.requirement(other, RoleGroup.SUPPLY, "BY--09-30", begin.minusYears(2));
            for (int i = 0; i < 3; i++) {
                hire();
            }
        }

        void run() {
            for (int step = 0; step < 10; step++) {
                clock.moveBy(Duration.ofDays(random.nextInt(60)));
                happen();
                if (random.nextInt(3) > 0) {
                    settlement.settleAll();
                }
                if (random.nextInt(4) == 0) {
                    settlement.settleAll();
                    if (seed % 10 == 0) {
                        sums.addUp();
                    }
                    print();
                }
            }
            settlement.settleAll();
            compare();
            printed.forEach((when, then) ->
                    assertThat(of(when)).as("seed %d, printed for %s", seed, when).isEqualTo(then));
        }

        private void happen() {
            Person person = people.get(random.nextInt(people.size()));
            switch (random.nextInt(10)) {
                case 0 -> hire();
                case 1 -> leave(person);
                case 2 -> away(person);
                case 3 -> joins(person);
                case 4 -> exempt(person);
                case 5 -> withdraw(person);
                case 6 -> open(person);
                default -> complete(person);
            }
        }

        private RoleGroup group() {
            return GROUPS.get(random.nextInt(GROUPS.size()));
        }

        private LocalDate today() {
            return Days.today(clock);
        }

        private void hire() {
            LocalDate started = today().minusDays(random.nextInt(200)).plusDays(20);
            people.add(fixtures.person(schools.get(random.nextInt(2)), group(), started, null));
            version(people.getLast().id());
        }

        private void leave(Person person) {
            jdbc.sql("UPDATE staff_members SET left_on = GREATEST(started_on, ?)" + " WHERE id = ?")
                    .param(today().minusDays(random.nextInt(40)))
                    .param(person.id())
                    .update();
            version(person.id());
        }

        private void away(Person person) {
            LocalDate from = today().minusDays(random.nextInt(30));
            jdbc.sql(
                            "INSERT IGNORE INTO absences (id, staff_member_id, from_date, to_date)"
                                    + " VALUES (NEXT VALUE FOR ids, ?, ?, ?)")
                    .param(person.id())
                    .param(from)
                    .param(random.nextBoolean() ? from.plusDays(random.nextInt(60)) : null)
                    .update();
            version(person.id());
        }

        private void joins(Person person) {
            jdbc.sql(
                            "INSERT IGNORE INTO role_group_memberships (id, staff_member_id,"
                                    + " school_id, role_group, from_date, to_date)"
                                    + " VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?)")
                    .param(person.id())
                    .param(schools.get(random.nextInt(2)).id())
                    .param(group().id())
                    .param(today().minusDays(random.nextInt(20)))
                    .param(random.nextBoolean() ? today().plusDays(random.nextInt(90)) : null)
                    .update();
            version(person.id());
        }

        private void version(long person) {
            jdbc.sql(
                            "INSERT INTO staff_member_versions (id, staff_member_id, recorded_at,"
                                    + " cause, snapshot) SELECT NEXT VALUE FOR ids, ?, ?,"
                                    + " 'CHANGED', snapshot FROM staff_snapshots"
                                    + " WHERE staff_member_id = ?")
                    .param(person)
                    .param(Days.stored(clock.instant()))
                    .param(person)
                    .update();
            mark(person);
        }

        private void exempt(Person person) {
            jdbc.sql(
                            "INSERT INTO exemptions (id, staff_member_id, module_id, reason,"
                                    + " approved_by, from_day, to_day, recorded_at, ended_on)"
                                    + " VALUES (NEXT VALUE FOR ids, ?, ?, 'test', 'head', ?, ?, ?, NULL)")
                    .param(person.id())
                    .param(module)
                    .param(today())
                    .param(today().plusDays(random.nextInt(100)))
                    .param(Days.stored(clock.instant()))
                    .update();
            mark(person.id());
        }

        private void withdraw(Person person) {
            jdbc.sql(
                            "INSERT IGNORE INTO completion_withdrawals (completion_id, reason,"
                                    + " withdrawn_at) SELECT id, 'test', ? FROM completions"
                                    + " WHERE staff_member_id = ? ORDER BY id DESC LIMIT 1")
                    .param(Days.stored(clock.instant()))
                    .param(person.id())
                    .update();
            mark(person.id());
        }

        private void open(Person person) {
            jdbc.sql(
                            "INSERT IGNORE INTO module_progress (staff_member_id, module_id,"
                                    + " section_id, opened_at) VALUES (?, ?, '', ?)")
                    .param(person.id())
                    .param(module)
                    .param(Days.stored(clock.instant()))
                    .update();
            mark(person.id());
        }

        private void complete(Person person) {
            long id = fixtures.newId();
            LocalDate effective =
                    today().minusDays(random.nextInt(3) == 0 ? random.nextInt(90) : 0);
            jdbc.sql(
                            "INSERT INTO completions (id, staff_member_id, module_id,"
                                    + " module_version, how, once_key, effective_on, expires_on,"
                                    + " recorded_at) VALUES (?, ?, ?, '2025-09', 'QUIZ', ?, ?, ?, ?)")
                    .param(id)
                    .param(person.id())
                    .param(random.nextInt(3) == 0 ? other : module)
                    .param("random|" + id)
                    .param(effective)
                    .param(effective.plusYears(1))
                    .param(Days.stored(clock.instant()))
                    .update();
            if (random.nextInt(3) == 0) {
                check(person, id);
            }
            mark(person.id());
        }

        private void check(Person person, long completion) {
            jdbc.sql(
                            "INSERT INTO delayed_checks (id, completion_id, round, staff_member_id,"
                                    + " module_id, offered_on, closes_on, result, answered_at)"
                                    + " VALUES (NEXT VALUE FOR ids, ?, 1, ?, ?, ?, ?, ?, ?)")
                    .param(completion)
                    .param(person.id())
                    .param(module)
                    .param(today())
                    .param(today().plusDays(14))
                    .param(random.nextBoolean() ? "PASSED" : null)
                    .param(Days.stored(clock.instant()))
                    .update();
        }

        private void mark(long person) {
            jdbc.sql("INSERT INTO standing_marks (staff_member_id, from_day) VALUES (?, ?)")
                    .param(person)
                    .param(today())
                    .update();
        }

        /// What a report of this day prints, to be compared in the end.
        private void print() {
            LocalDate day = today().minusDays(1 + random.nextInt(30));
            if (!day.isBefore(begin)) {
                String when = day + " " + random.nextInt(2) + " " + group().id();
                printed.put(when, of(when));
            }
        }

        private Figures.Counts of(String when) {
            String[] parts = when.split(" ");
            return read(
                    schools.get(Integer.parseInt(parts[1])).id(),
                    RoleGroup.find(parts[2]).orElseThrow(),
                    LocalDate.parse(parts[0]));
        }

        private Figures.Counts read(long school, RoleGroup group, LocalDate day) {
            return figures.of(Set.of(school), day).stream()
                    .filter(cell -> cell.moduleId().equals(module) && cell.group() == group)
                    .map(Figures.Cell::counts)
                    .findFirst()
                    .orElse(Figures.Counts.NONE);
        }

        private void compare() {
            List<PersonFacts> all = facts.of(people.stream().map(Person::id).toList());
            Rules rules = facts.rules();
            for (int i = 0; i < 6; i++) {
                LocalDate day = begin.plusDays(random.nextInt(700));
                for (TestSchool school : schools) {
                    for (Figures.Cell cell : figures.of(Set.of(school.id()), day)) {
                        assertThat(cell.counts())
                                .as("seed %d, %s, %s", seed, day, cell)
                                .isEqualTo(recomputed(all, rules, cell, day));
                    }
                    for (RoleGroup group : GROUPS) {
                        assertThat(read(school.id(), group, day))
                                .as("seed %d, %s, %s", seed, day, group)
                                .isEqualTo(
                                        recomputed(
                                                all,
                                                rules,
                                                new Figures.Cell(
                                                        school.id(),
                                                        module,
                                                        group,
                                                        Figures.Counts.NONE),
                                                day));
                    }
                }
            }
            Person somebody = people.get(random.nextInt(people.size()));
            if (HISTORIES > 50 && seed % 500 == 0) {
                String before = kept.of(somebody.id());
                assertThat(kept.anew(somebody.id())).as("seed %d", seed).isEqualTo(before);
            }
        }

        private Figures.Counts recomputed(
                List<PersonFacts> all, Rules rules, Figures.Cell cell, LocalDate day) {
            Judge judge = new Judge(rules);
            Map<Standing, Long> counts = new HashMap<>();
            long forgotten = 0;
            long known = 0;
            for (PersonFacts person : all) {
                Verdict worst = null;
                Set<RoleGroup> asked = new HashSet<>(GROUPS);
                if (cell.group() != null) {
                    asked.retainAll(Set.of(cell.group()));
                }
                for (RoleGroup group : asked) {
                    Verdict verdict =
                            judge.judge(
                                    person, cell.schoolId(), group, cell.moduleId(), AsAt.the(day));
                    if (verdict != null) {
                        worst = worst == null ? verdict : Verdict.worst(worst, verdict);
                    }
                }
                if (worst != null) {
                    counts.merge(worst.standing(), 1L, Long::sum);
                    boolean covered = worst.standing().isCovered();
                    forgotten += covered && worst.memory() == Memory.FORGOTTEN ? 1 : 0;
                    known += covered && worst.memory() == Memory.KNOWN ? 1 : 0;
                }
            }
            return new Figures.Counts(counts, forgotten, known);
        }
    }
}
