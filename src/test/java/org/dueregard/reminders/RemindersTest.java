package org.dueregard.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PersonalRecords;
import org.dueregard.mail.BeforeSending;
import org.dueregard.people.RoleGroup;
import org.dueregard.people.SchoolName;
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
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/// Who is told what, when. Half terms, weekends and the end of summer time lie in the way.
@PortalTest
class RemindersTest {

    /// A Monday.
    private static final LocalDate TODAY = TestClock.TODAY;

    /// A group of these tests alone, of which nothing else is asked.
    private static final String GROUP = "contractors";

    private static final int DUE_DAYS = 30;

    @Autowired ReminderPlanner planner;
    @Autowired ReminderJob job;
    @Autowired ReminderLastWord lastWord;
    @Autowired ReminderService reminders;
    @Autowired TemplateService templates;
    @Autowired ChaseListService chase;
    @Autowired ReminderRecords records;
    @Autowired List<PersonalRecords> rooms;
    @Autowired SchoolHours hours;
    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private TestSchool school;
    private String module;
    private Person lead;

    @BeforeEach
    void aSchoolWithOneRequirement() {
        school = fixtures.school();
        module = "reminded-" + school.id();
        require(module);
        lead = colleague(null);
        fixtures.account(lead, PortalRole.DSL);
    }

    @AfterEach
    void cleanUp() {
        clock.reset();
        jdbc.sql("DELETE FROM requirements WHERE module_id IN (?, ?)")
                .param(module)
                .param(second())
                .update();
    }

    private String second() {
        return "second-" + school.id();
    }

    private void require(String what) {
        fixtures.requirement(what, RoleGroup.SUPPLY, "P1Y", TODAY.minusYears(4));
        jdbc.sql("UPDATE requirements SET role_group = ? WHERE module_id = ?")
                .param(GROUP)
                .param(what)
                .update();
        // Of what the shipped modules ask this group, nothing is asked at this school.
        jdbc.sql(
                        "INSERT IGNORE INTO requirements (id, module_id, role_group, cycle,"
                                + " grace_days, due_days, effective_from, scope_id, asked)"
                                + " SELECT NEXT VALUE FOR ids, r.module_id, r.role_group, 'P1Y', 10,"
                                + " 30, '2015-09-01', ?, FALSE FROM requirements r"
                                + " WHERE r.scope_id = 0 AND r.role_group = ?"
                                + " AND r.module_id NOT IN (?, ?)")
                .param(school.id())
                .param(GROUP)
                .param(module)
                .param(second())
                .update();
    }

    /// Somebody who has never done it, and has until that day.
    private Person due(LocalDate day) {
        return person(day.minusDays(DUE_DAYS), null);
    }

    private Person person(LocalDate started, @Nullable LocalDate left) {
        Person person = fixtures.person(school, RoleGroup.SUPPLY, started, left);
        jdbc.sql("UPDATE role_group_memberships SET role_group = ? WHERE staff_member_id = ?")
                .param(GROUP)
                .param(person.id())
                .update();
        return person;
    }

    /// Somebody of whom nothing is asked.
    private Person colleague(@Nullable LocalDate left) {
        Person person = fixtures.person(school, RoleGroup.SUPPLY, TODAY.minusYears(2), left);
        jdbc.sql("DELETE FROM role_group_memberships WHERE staff_member_id = ?")
                .param(person.id())
                .update();
        return person;
    }

    private void managed(Person person, Person manager) {
        jdbc.sql("UPDATE staff_members SET line_manager_id = ? WHERE id = ?")
                .param(manager.id())
                .param(person.id())
                .update();
    }

    private void withoutAddress(Person person) {
        jdbc.sql("UPDATE staff_members SET email = NULL WHERE id = ?").param(person.id()).update();
    }

    private void complete(Person person, String what, LocalDate day) {
        fixtures.completion(person.id(), what, day);
    }

    private SchoolName name() {
        return new SchoolName(school.id(), school.name());
    }

    private LocalDate today() {
        return Days.today(clock);
    }

    private int plan() {
        return planner.plan(name(), today());
    }

    private int planOn(LocalDate day) {
        clock.moveTo(day);
        return plan();
    }

    private record Mail(String key, String subject, String body, String html) {}

    private List<Mail> mails(String recipient) {
        return jdbc.sql(
                        "SELECT once_key, subject, body, html FROM outbox_messages"
                                + " WHERE recipient = ? AND asked_before = 'reminders' ORDER BY id")
                .param(recipient)
                .query((row, number) ->
                        new Mail(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)))
                .list();
    }

    private List<Mail> mails(Person person) {
        return mails(person.email());
    }

    private Mail only(Person person) {
        List<Mail> mails = mails(person);
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    /// Steps by what became of them.
    private Map<String, String> steps(Person person, Told told) {
        Map<String, String> steps = new TreeMap<>();
        jdbc.sql("SELECT step, state FROM reminders WHERE staff_member_id = ? AND told = ?")
                .param(person.id())
                .param(told.name())
                .query(row -> {
                    steps.put(row.getString(1), row.getString(2));
                });
        return steps;
    }

    private <T> T asLead(Callable<T> work) {
        return SignedIn.as(lead.caller(PortalRole.DSL), work);
    }

    @Test
    void one_mail_a_day_says_everything() {
        require(second());
        Person person = due(TODAY.plusDays(3));
        assertThat(plan()).isEqualTo(1);
        assertThat(plan()).as("again").isZero();

        Mail mail = only(person);
        assertThat(mail.body())
                .contains(module + ": please finish by 17 September 2026")
                .contains(second() + ": please finish by 17 September 2026")
                .contains(person.givenName());
        assertThat(mail.html()).contains("<li>" + module + ": please finish by 17 September 2026");
        assertThat(planOn(TODAY.plusDays(1))).as("nothing new").isZero();
    }

    @Test
    void steps_fall_on_school_days_and_collapse_over_weekends() {
        LocalDate saturday = LocalDate.of(2026, 10, 10);
        Person person = due(saturday);
        List<LocalDate> told = new ArrayList<>();
        for (LocalDate day = saturday.minusDays(20);
                day.isBefore(saturday.plusDays(30));
                day = day.plusDays(1)) {
            clock.moveTo(day);
            int before = mails(person).size();
            if (hours.isNow(school.id())) {
                plan();
            }
            if (mails(person).size() > before) {
                told.add(day);
            }
        }
        assertThat(told)
                .containsExactly(
                        LocalDate.of(2026, 9, 28), // 14 days before is a Saturday
                        LocalDate.of(2026, 10, 7),
                        LocalDate.of(2026, 10, 12), // the due day is a Saturday
                        LocalDate.of(2026, 10, 13),
                        LocalDate.of(2026, 10, 19), // 7 days after is a Saturday
                        LocalDate.of(2026, 10, 26)); // and so is 14, before the clocks change
        assertThat(told).noneMatch(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0);
        assertThat(steps(person, Told.PERSON).values()).containsOnly("PLANNED");
    }

    @Test
    void after_a_holiday_only_the_furthest_step_is_told() {
        LocalDate friday = LocalDate.of(2026, 10, 23);
        jdbc.sql(
                        "INSERT INTO closures (id, school_id, name, first_day, last_day)"
                                + " VALUES (?, ?, 'Half term', ?, ?)")
                .param(fixtures.newId())
                .param(school.id())
                .param(friday.plusDays(1))
                .param(friday.plusDays(9))
                .update();
        Person person = due(friday);
        planOn(friday);
        for (LocalDate day = friday.plusDays(1);
                day.isBefore(friday.plusDays(10));
                day = day.plusDays(1)) {
            clock.moveTo(day);
            assertThat(hours.isNow(school.id())).as(day.toString()).isFalse();
        }
        assertThat(planOn(friday.plusDays(10))).isPositive();
        assertThat(mails(person)).hasSize(2);
        assertThat(steps(person, Told.PERSON))
                .containsEntry("TODAY", "PLANNED")
                .containsEntry("OVERDUE_3", "SKIPPED")
                .containsEntry("OVERDUE_7", "PLANNED")
                .doesNotContainKey("OVERDUE_14");
    }

    @Test
    void hours_are_those_of_london_before_and_after_the_clocks_change() {
        LocalDate summer = LocalDate.of(2026, 10, 23);
        LocalDate winter = LocalDate.of(2026, 10, 26);
        for (LocalDate day : List.of(summer, winter)) {
            clock.moveTo(day);
            clock.moveBy(Duration.ofMinutes(-91));
            assertThat(hours.isNow(school.id())).as("7.59am on " + day).isFalse();
            clock.moveBy(Duration.ofMinutes(1));
            assertThat(hours.isNow(school.id())).as("8am on " + day).isTrue();
            clock.moveBy(Duration.ofMinutes(479));
            assertThat(hours.isNow(school.id())).as("3.59pm on " + day).isTrue();
            clock.moveBy(Duration.ofMinutes(1));
            assertThat(hours.isNow(school.id())).as("4pm on " + day).isFalse();
        }
        clock.moveTo(LocalDate.of(2026, 10, 25));
        assertThat(hours.isNow(school.id())).as("on the Sunday between").isFalse();
    }

    @Test
    void the_job_keeps_to_hours_and_to_schools_that_want_it() {
        Person person = due(TODAY);
        clock.moveTo(TODAY.minusDays(1));
        job.run();
        assertThat(mails(person)).as("on a Sunday").isEmpty();
        clock.moveTo(TODAY);
        asLead(() -> {
            reminders.setSending(school.id(), false);
            return true;
        });
        job.run();
        assertThat(mails(person)).as("switched off").isEmpty();
        asLead(() -> {
            reminders.setSending(school.id(), true);
            return true;
        });
        job.run();
        assertThat(mails(person)).hasSize(1);
    }

    @Test
    void planners_at_the_same_time_plan_everything_once() throws Exception {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            people.add(due(TODAY.plusDays(i % 15)));
        }
        int threads = 6;
        CyclicBarrier together = new CyclicBarrier(threads);
        List<Future<Integer>> written = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                written.add(
                        pool.submit(() -> {
                            together.await();
                            return plan();
                        }));
            }
        }
        int all = 0;
        for (Future<Integer> each : written) {
            all += each.get();
        }
        plan();
        assertThat(all).isEqualTo(people.size());
        people.forEach(person -> assertThat(mails(person)).hasSize(1));
        assertThat(
                        jdbc.sql(
                                        "SELECT COUNT(*) FROM reminders WHERE school_id = ?"
                                                + " AND state = 'PLANNED' AND digest_id IS NULL")
                                .param(school.id())
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void what_was_done_meanwhile_is_taken_out_before_the_mail_leaves() {
        require(second());
        Person person = due(TODAY);
        plan();
        Mail mail = only(person);

        complete(person, module, TODAY);
        BeforeSending.Verdict verdict = lastWord.ask(mail.key());
        assertThat(verdict).isInstanceOf(BeforeSending.Send.class);
        BeforeSending.Send send = (BeforeSending.Send) verdict;
        assertThat(send.body()).contains(second()).doesNotContain(module);
        assertThat(send.html()).contains(second()).doesNotContain(module);

        complete(person, second(), TODAY);
        assertThat(lastWord.ask(mail.key())).isInstanceOf(BeforeSending.NotNeeded.class);
        assertThat(steps(person, Told.PERSON)).containsEntry("TODAY", "NOT_NEEDED");
        assertThat(planOn(TODAY.plusDays(3))).isZero();
    }

    @Test
    void a_mail_waits_for_the_morning_and_not_for_the_next_day() {
        Person person = due(TODAY);
        plan();
        String key = only(person).key();
        clock.moveBy(Duration.ofHours(7));
        assertThat(lastWord.ask(key)).isInstanceOf(BeforeSending.Later.class);

        clock.moveTo(TODAY.plusDays(1));
        assertThat(lastWord.ask(key)).isInstanceOf(BeforeSending.NotNeeded.class);
        assertThat(plan()).as("a fresh one takes its place").isEqualTo(1);
        assertThat(lastWord.ask(mails(person).getLast().key()))
                .isInstanceOf(BeforeSending.Send.class);
    }

    @Test
    void the_line_manager_hears_after_a_week_and_the_leads_after_two() {
        Person manager = colleague(null);
        Person person = due(TODAY);
        managed(person, manager);
        plan();
        planOn(TODAY.plusDays(3));
        assertThat(mails(manager)).isEmpty();
        planOn(TODAY.plusDays(7));
        assertThat(only(manager).body())
                .contains(person.givenName() + " Testname – " + module)
                .contains("was due by 14 September 2026");
        assertThat(mails(lead)).isEmpty();
        planOn(TODAY.plusDays(8));
        assertThat(mails(manager)).hasSize(1);
        planOn(TODAY.plusDays(14));
        assertThat(only(lead).body()).contains(person.givenName());
        planOn(TODAY.plusDays(15));
        planOn(TODAY.plusDays(21));
        assertThat(mails(lead)).hasSize(1);
        assertThat(mails(manager)).hasSize(1);
        assertThat(mails(person)).hasSize(4);

        // Done: neither of them hears of it any more.
        assertThat(steps(person, Told.DSL)).containsEntry("OVERDUE_14", "PLANNED");
        clock.moveTo(TODAY.plusDays(14));
        complete(person, module, today());
        assertThat(lastWord.ask(only(lead).key())).isInstanceOf(BeforeSending.NotNeeded.class);
    }

    @Test
    void nobody_hears_of_somebody_who_was_not_reminded_first() {
        Person manager = colleague(null);
        Person person = due(TODAY.minusDays(100));
        managed(person, manager);
        plan();
        assertThat(mails(person)).hasSize(1);
        assertThat(mails(manager)).isEmpty();
        planOn(TODAY.plusDays(1));
        assertThat(mails(manager)).hasSize(1);
        assertThat(mails(lead)).isEmpty();
        planOn(TODAY.plusDays(2));
        assertThat(mails(lead)).hasSize(1);
        assertThat(mails(person)).hasSize(1);
    }

    @Test
    void without_a_line_manager_the_leads_hear() {
        Person gone = colleague(TODAY);
        Person one = due(TODAY);
        Person other = due(TODAY);
        managed(other, gone);
        plan();
        planOn(TODAY.plusDays(7));
        assertThat(only(lead).body()).contains(one.givenName()).contains(other.givenName());
        assertThat(mails(gone)).isEmpty();
    }

    @Test
    void absent_people_and_leavers_are_left_in_peace() {
        Person away = due(TODAY);
        fixtures.absent(away.id(), TODAY.minusDays(1), null);
        Person renewing = due(TODAY.minusYears(2));
        complete(renewing, module, TODAY.minusYears(1).plusDays(20));
        fixtures.absent(renewing.id(), TODAY.minusDays(1), null);
        person(TODAY.minusDays(DUE_DAYS), TODAY.minusDays(1));
        assertThat(plan()).isZero();

        Person leaving = due(TODAY);
        plan();
        fixtures.absent(leaving.id(), TODAY, null);
        assertThat(lastWord.ask(only(leaving).key())).isInstanceOf(BeforeSending.NotNeeded.class);
    }

    @Test
    void what_runs_out_is_told_at_sixty_thirty_and_seven_days() {
        LocalDate last = LocalDate.of(2026, 11, 30);
        Person person = due(TODAY.minusYears(2));
        complete(person, module, last.plusDays(1).minusYears(1));
        planOn(last.minusDays(61));
        assertThat(mails(person)).isEmpty();
        planOn(last.minusDays(60));
        assertThat(only(person).body()).contains("counts until 30 November 2026");
        planOn(last.minusDays(30));
        planOn(last.minusDays(7));
        planOn(last.minusDays(6));
        assertThat(mails(person)).hasSize(3);
        assertThat(steps(person, Told.PERSON))
                .containsOnlyKeys("EXPIRING_60", "EXPIRING_30", "EXPIRING_7");
        planOn(last.plusDays(3));
        assertThat(mails(person).getLast().body()).contains("ran out on 30 November 2026");
    }

    @Test
    void an_open_check_is_told_of_three_school_days_before_it_closes() {
        Person person = due(TODAY.minusYears(2));
        complete(person, module, TODAY.minusMonths(2));
        long completion =
                jdbc.sql("SELECT id FROM completions WHERE staff_member_id = ?")
                        .param(person.id())
                        .query(Long.class)
                        .single();
        LocalDate closes = LocalDate.of(2026, 9, 22); // a Tuesday
        jdbc.sql(
                        "INSERT INTO delayed_checks (id, completion_id, round, staff_member_id,"
                                + " module_id, offered_on, closes_on) VALUES (?, ?, 1, ?, ?, ?, ?)")
                .param(fixtures.newId())
                .param(completion)
                .param(person.id())
                .param(module)
                .param(TODAY)
                .param(closes)
                .update();
        planOn(LocalDate.of(2026, 9, 16));
        assertThat(mails(person)).as("four school days before").isEmpty();
        planOn(LocalDate.of(2026, 9, 17));
        assertThat(only(person).body()).contains("questions to answer by 22 September 2026");
        planOn(LocalDate.of(2026, 9, 18));
        assertThat(mails(person)).hasSize(1);
        jdbc.sql("UPDATE delayed_checks SET result = 'PASSED' WHERE completion_id = ?")
                .param(completion)
                .update();
        clock.moveTo(LocalDate.of(2026, 9, 17));
        assertThat(lastWord.ask(only(person).key())).isInstanceOf(BeforeSending.NotNeeded.class);
    }

    @Test
    void people_without_an_address_stand_on_the_chase_list() {
        Person manager = colleague(null);
        Person person = due(TODAY.minusDays(7));
        withoutAddress(person);
        managed(person, manager);
        Person other = due(TODAY.minusDays(8));
        assertThat(plan()).isEqualTo(1);
        assertThat(mails(person)).isEmpty();
        assertThat(steps(person, Told.PERSON))
                .containsEntry("OVERDUE_7", "ON_PAPER")
                .containsEntry("TODAY", "SKIPPED");

        ChaseList list = asLead(() -> chase.list(school.id(), TODAY, false));
        assertThat(list.teams()).hasSize(1);
        assertThat(list.teams().getFirst().manager()).isEqualTo(manager.givenName() + " Testname");
        assertThat(list.teams().getFirst().lines())
                .extracting(ChaseList.Line::person)
                .containsExactly(person.givenName() + " Testname");
        ChaseList everybody = asLead(() -> chase.list(school.id(), TODAY, true));
        assertThat(everybody.teams().getFirst().manager()).isNull();
        assertThat(everybody.teams().getFirst().lines())
                .extracting(ChaseList.Line::person)
                .containsExactly(other.givenName() + " Testname");

        planOn(TODAY.plusDays(1));
        assertThat(only(manager).body()).contains(person.givenName());
        complete(person, module, today());
        assertThat(asLead(() -> chase.list(school.id(), today(), false)).teams()).isEmpty();
    }

    @Test
    void sent_by_hand_each_gets_one_mail_that_day_whoever_presses() throws Exception {
        List<Person> people = List.of(due(TODAY.minusDays(4)), due(TODAY.plusDays(10)));
        Person second = colleague(null);
        clock.moveBy(Duration.ofHours(10));
        assertThat(asLead(() -> reminders.outlook(school.id())).toSend()).isEqualTo(2);
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<Integer>> pressed = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (Person presser : List.of(lead, second)) {
                pressed.add(
                        pool.submit(() -> {
                            together.await();
                            return SignedIn.as(
                                    presser.caller(PortalRole.DSL),
                                    () -> reminders.sendNow(school.id()));
                        }));
            }
        }
        assertThat(pressed.get(0).get() + pressed.get(1).get()).isEqualTo(2);
        people.forEach(person -> assertThat(mails(person)).hasSize(1));
        assertThat(asLead(() -> reminders.outlook(school.id())).toSend()).isZero();
        assertThat(asLead(() -> reminders.outlook(school.id())).toldToday()).isEqualTo(2);
        assertThat(lastWord.ask(only(people.getFirst()).key()))
                .as("in the evening, because somebody said so")
                .isInstanceOf(BeforeSending.Send.class);
        assertThat(planOn(TODAY.plusDays(1))).as("told already").isZero();
        assertThat(asLead(() -> reminders.sendNow(school.id())))
                .as("by hand again the next day")
                .isEqualTo(2);
        assertThat(asLead(() -> reminders.log(school.id(), 1)).rows())
                .hasSize(4)
                .allMatch(LogRow::byHand);
    }

    @Test
    void by_hand_a_mail_may_wait_three_days_for_a_mail_server() {
        Person person = due(TODAY);
        asLead(() -> reminders.sendNow(school.id()));
        String key = only(person).key();
        clock.moveTo(TODAY.plusDays(3));
        assertThat(lastWord.ask(key)).isInstanceOf(BeforeSending.Send.class);
        clock.moveTo(TODAY.plusDays(4));
        assertThat(lastWord.ask(key)).isInstanceOf(BeforeSending.NotNeeded.class);
        assertThat(plan()).as("a fresh one takes its place").isEqualTo(1);
    }

    @Test
    void the_same_reminder_from_a_database_brought_back_is_the_same_message() {
        Person person = due(TODAY);
        plan();
        String before = messageId(person);
        jdbc.sql("DELETE FROM reminders WHERE staff_member_id = ?").param(person.id()).update();
        jdbc.sql("DELETE FROM reminder_digests WHERE recipient_id = ?").param(person.id()).update();
        jdbc.sql("DELETE FROM outbox_messages WHERE recipient = ?").param(person.email()).update();
        plan();
        assertThat(messageId(person)).isEqualTo(before);
    }

    private String messageId(Person person) {
        return jdbc.sql("SELECT message_id FROM outbox_messages WHERE recipient = ?")
                .param(person.email())
                .query(String.class)
                .single();
    }

    @Test
    void what_is_owed_again_for_the_same_day_is_told_again() {
        Person person = due(TODAY);
        plan();
        complete(person, module, TODAY);
        lastWord.ask(only(person).key());
        jdbc.sql(
                        "INSERT INTO completion_withdrawals (completion_id, reason, withdrawn_at)"
                                + " SELECT id, 'test', recorded_at FROM completions"
                                + " WHERE staff_member_id = ?")
                .param(person.id())
                .update();
        fixtures.mark(person.id());
        assertThat(planOn(TODAY.plusDays(1))).isEqualTo(1);
    }

    @Test
    void switched_off_what_waits_stays_and_comes_back_later() {
        Person person = due(TODAY);
        plan();
        asLead(() -> {
            reminders.setSending(school.id(), false);
            return true;
        });
        assertThat(lastWord.ask(only(person).key())).isInstanceOf(BeforeSending.NotNeeded.class);
        assertThat(steps(person, Told.PERSON)).containsEntry("TODAY", "LAPSED");
        assertThat(planOn(TODAY.plusDays(1))).isEqualTo(1);
    }

    private void save(String subject, String body) {
        asLead(() -> {
            templates.save(school.id(), MailTemplate.DIGEST, subject, body);
            return true;
        });
    }

    @Test
    void a_school_writes_its_own_words_and_goes_back() {
        Person person = due(TODAY);
        save(
                "Nudge from {school}",
                "Dear {name} & all <b>,\n\n{list}\nSee {link} please.\n\n{link}");
        plan();
        Mail mail = only(person);
        assertThat(mail.subject()).isEqualTo("Nudge from " + school.name());
        assertThat(mail.body())
                .startsWith("Dear " + person.givenName() + " Testname & all <b>,\n\n• ");
        assertThat(mail.html())
                .contains("&amp; all &lt;b&gt;,</p>")
                .doesNotContain("<b>")
                .contains("See <a href=\"")
                .contains("class=\"button\"");
        asLead(() -> {
            templates.reset(school.id(), MailTemplate.DIGEST);
            return true;
        });
        assertThat(asLead(() -> templates.find(school.id(), MailTemplate.DIGEST)).own()).isFalse();
        assertThat(lastWord.ask(mail.key()))
                .isInstanceOfSatisfying(
                        BeforeSending.Send.class,
                        send -> assertThat(send.subject()).doesNotContain("Nudge"));
    }

    @Test
    void words_without_a_list_or_with_an_unknown_placeholder_are_refused() {
        assertProblem("Subject", "No list, {link}", "body", "invalid.placeholder-missing");
        assertProblem("Subject", "{list}", "body", "invalid.placeholder-missing");
        assertProblem("Subject", "{list} {link} {pay}", "body", "invalid.placeholder.body");
        assertProblem("{list}", "{list} {link}", "subject", "invalid.placeholder.subject");
        assertProblem(" ", "{list} {link}", "subject", "invalid.required");
        assertProblem("S", "{list} {link}" + "x".repeat(4000), "body", "invalid.too-long");
    }

    private void assertProblem(String subject, String body, String field, String key) {
        assertThatThrownBy(() -> save(subject, body))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(
                                                InvalidInputException.Problem::field,
                                                InvalidInputException.Problem::key)
                                        .contains(org.assertj.core.groups.Tuple.tuple(field, key)));
    }

    @Test
    void a_name_that_looks_like_a_placeholder_stays_a_name() {
        Person person = due(TODAY);
        jdbc.sql("UPDATE staff_members SET given_name = '{list}$1' WHERE id = ?")
                .param(person.id())
                .update();
        plan();
        assertThat(only(person).body()).startsWith("Hello {list}$1 Testname,");
    }

    @Test
    void another_school_is_none_of_the_lead_s_business() {
        TestSchool other = fixtures.school();
        assertThatThrownBy(() -> asLead(() -> reminders.sendNow(other.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> asLead(() -> chase.list(other.id(), TODAY, true)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void reminders_are_in_a_person_s_export_and_go_when_forgotten() {
        Person manager = colleague(null);
        Person person = due(TODAY);
        managed(person, manager);
        plan();
        planOn(TODAY.plusDays(7));
        PersonalRecords.Person known = record(person);
        assertThat(records.of(known)).hasSizeGreaterThan(2);
        assertThat(mails(manager)).hasSize(1);
        assertThat(exported(person)).contains(module);
        assertThat(exported(manager)).as("details of others").doesNotContain(module);
        transaction.executeWithoutResult(status -> records.forget(known));
        assertThat(records.of(known)).isEmpty();
        assertThat(mails(manager)).as("it names the person").isEmpty();
        transaction.executeWithoutResult(status -> records.forget(known));
        transaction.executeWithoutResult(status -> records.forget(record(manager)));
    }

    private String exported(Person person) {
        return rooms.stream().map(room -> room.of(record(person))).toList().toString();
    }

    private static PersonalRecords.Person record(Person person) {
        return new PersonalRecords.Person(
                person.id(),
                person.givenName(),
                "Testname",
                person.email(),
                List.of(),
                List.of(person.email()));
    }
}
