package org.dueregard.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.dueregard.common.InvalidInputException;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Before the day: invitations, places, the waiting list, changes, reminders, calendar files.
@PortalTest
class BookingTest {

    private static final LocalDate TODAY = TestClock.TODAY;
    private static final LocalDate FRIDAY = TODAY.plusDays(4);

    @Autowired ApplicationContext context;
    @Autowired SessionService sessions;
    @Autowired BookingService bookings;
    @Autowired SessionReminders reminders;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private SessionDay day;

    @BeforeEach
    void aSchool() {
        day = new SessionDay(context);
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private PlaceState book(Person person, long session) {
        return SignedIn.as(person.caller(), () -> bookings.book(session));
    }

    private void change(long session, SessionEntry entry) {
        SignedIn.run(
                day.leadCaller(),
                () ->
                        sessions.change(
                                session, sessions.details(session).session().version(), entry));
    }

    private List<String> mails(long session, String kind) {
        return jdbc.sql(
                        "SELECT recipient FROM outbox_messages WHERE once_key LIKE ?"
                                + " ORDER BY recipient")
                .param("session|" + session + "|" + kind + "|%")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static List<String> addresses(Person... people) {
        return Stream.of(people).map(Person::email).sorted().toList();
    }

    @Test
    void thirty_people_at_once_get_the_ten_places_and_the_others_wait() throws Exception {
        long session = day.plan(FRIDAY, 10);
        List<Person> people = day.teachers(30);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(30)) {
            List<Future<PlaceState>> given =
                    people.stream()
                            .map(person ->
                                    pool.submit(
                                            (Callable<PlaceState>)
                                                    () -> {
                                                        go.await();
                                                        return book(person, session);
                                                    }))
                            .toList();
            go.countDown();
            int booked = 0;
            for (Future<PlaceState> one : given) {
                booked += one.get() == PlaceState.BOOKED ? 1 : 0;
            }
            assertThat(booked).isEqualTo(10);
        }
        assertThat(day.figures(session)).isEqualTo(new SessionFigures(10, 20, 0, 0, 0));
    }

    @Test
    void a_place_given_up_goes_to_the_first_who_waits_and_they_are_told() {
        long session = day.plan(FRIDAY, 1);
        Person first = day.teacher();
        Person second = day.teacher();
        Person third = day.teacher();
        assertThat(book(first, session)).isEqualTo(PlaceState.BOOKED);
        assertThat(book(second, session)).isEqualTo(PlaceState.WAITING);
        clock.moveBy(java.time.Duration.ofMinutes(1));
        assertThat(book(third, session)).isEqualTo(PlaceState.WAITING);
        OwnSession waiting = SignedIn.as(third.caller(), () -> bookings.ahead().getFirst());
        assertThat(waiting.waitingBefore()).isEqualTo(1);

        SignedIn.run(first.caller(), () -> bookings.giveUp(session));
        assertThat(mails(session, "promoted")).isEqualTo(addresses(second));
        clock.moveBy(java.time.Duration.ofMinutes(1));
        assertThat(book(first, session)).isEqualTo(PlaceState.WAITING);

        change(session, SessionDay.entry(FRIDAY, 2));
        assertThat(mails(session, "promoted")).isEqualTo(addresses(second, third));
        assertThat(day.figures(session)).isEqualTo(new SessionFigures(2, 1, 0, 0, 0));
    }

    @Test
    void booking_twice_is_booking_once() {
        long session = day.plan(FRIDAY, 2);
        Person person = day.teacher();
        book(person, session);
        assertThat(book(person, session)).isEqualTo(PlaceState.BOOKED);
        assertThat(day.figures(session).booked()).isEqualTo(1);
    }

    @Test
    void only_the_invited_groups_of_the_school_see_it_and_book() {
        Person teacher = day.teacher();
        Person governor = fixtures.person(day.school, RoleGroup.GOVERNORS);
        Person joinsLater = fixtures.person(day.school, RoleGroup.GOVERNORS);
        fixtures.member(joinsLater.id(), RoleGroup.TEACHERS, FRIDAY.plusDays(1));
        Person stranger = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        long session = day.plan(FRIDAY, 5);

        assertThat(SignedIn.as(teacher.caller(), () -> bookings.ahead()))
                .extracting(own -> own.session().id())
                .containsExactly(session);
        for (Person person : List.of(governor, joinsLater, stranger)) {
            assertThat(SignedIn.as(person.caller(), () -> bookings.ahead())).isEmpty();
            assertThatThrownBy(() -> book(person, session))
                    .isInstanceOf(SessionMissingException.class);
        }
        assertThat(mails(session, "invited")).isEqualTo(addresses(teacher));
    }

    @Test
    void a_move_is_told_to_those_with_a_place_and_a_new_title_to_nobody() {
        Person person = day.teacher();
        day.withoutEmail();
        long session = day.plan(FRIDAY, 5);
        book(person, session);
        change(session, SessionDay.entry(FRIDAY, 6));
        assertThat(mails(session, "changed")).isEmpty();
        change(session, SessionDay.entry(FRIDAY, 6, "Library"));
        change(session, SessionDay.entry(FRIDAY.plusDays(3), 6, "Library"));
        assertThat(mails(session, "changed")).isEqualTo(addresses(person, person));
        assertThat(mails(session, "invited")).isEqualTo(addresses(person));
    }

    @Test
    void a_change_made_on_an_old_page_is_refused() {
        long session = day.plan(FRIDAY, 5);
        change(session, SessionDay.entry(FRIDAY, 6));
        SignedIn.run(
                day.leadCaller(),
                () ->
                        assertThatThrownBy(() ->
                                        sessions.change(session, 0, SessionDay.entry(FRIDAY, 7)))
                                .isInstanceOf(InvalidInputException.class));
    }

    @Test
    void cancelling_tells_those_with_a_place_and_takes_no_more() {
        Person booked = day.teacher();
        Person waits = day.teacher();
        Person invited = day.teacher();
        long session = day.plan(FRIDAY, 1);
        book(booked, session);
        book(waits, session);
        SignedIn.run(day.leadCaller(), () -> sessions.cancel(session));
        SignedIn.run(day.leadCaller(), () -> sessions.cancel(session));

        assertThat(mails(session, "cancelled")).isEqualTo(addresses(booked, waits));
        assertThatThrownBy(() -> book(invited, session)).isInstanceOf(InvalidInputException.class);
        assertThat(SignedIn.as(invited.caller(), () -> bookings.ahead())).isEmpty();
        assertThat(SignedIn.as(booked.caller(), () -> bookings.ahead())).hasSize(1);
    }

    @Test
    void everything_that_is_wrong_with_an_entry_is_told_at_once() {
        SessionEntry wrong =
                new SessionEntry(
                        " ",
                        "nothing",
                        TODAY.minusDays(1),
                        "10:00",
                        "09:00",
                        "",
                        "0",
                        false,
                        Set.of());
        SignedIn.run(
                day.leadCaller(),
                () ->
                        assertThatThrownBy(() -> sessions.plan(day.school.id(), wrong))
                                .isInstanceOfSatisfying(
                                        InvalidInputException.class,
                                        invalid ->
                                                assertThat(invalid.problems())
                                                        .extracting(
                                                                InvalidInputException.Problem
                                                                        ::field)
                                                        .containsExactly(
                                                                "title", "module", "date", "ends",
                                                                "place", "places", "groups")));
    }

    @Test
    void two_school_days_before_each_is_reminded_once_and_again_when_the_day_moves() {
        Person booked = day.teacher();
        Person waits = day.teacher();
        LocalDate tuesday = TODAY.plusDays(8);
        long session = day.plan(tuesday, 1);
        book(booked, session);
        book(waits, session);
        clock.moveTo(TODAY.plusDays(3));
        reminders.remind();
        assertThat(mails(session, "reminder")).isEmpty();
        // Friday: the weekend is no school.
        clock.moveTo(FRIDAY);
        reminders.remind();
        reminders.remind();
        assertThat(mails(session, "reminder")).isEqualTo(addresses(booked));

        change(session, SessionDay.entry(tuesday.plusDays(1), 1));
        clock.moveTo(tuesday);
        reminders.remind();
        assertThat(mails(session, "reminder")).isEqualTo(addresses(booked, booked));
    }

    @Test
    void what_is_over_is_closed_and_its_code_opens_nothing() {
        long open = day.plan(TODAY, 1);
        long planned = day.plan(TODAY, 1);
        day.open(open);
        clock.moveTo(TODAY.plusDays(1));
        reminders.remind();
        for (long session : List.of(open, planned)) {
            SessionDetails details =
                    SignedIn.as(day.leadCaller(), () -> sessions.details(session)).session();
            assertThat(details.state()).isEqualTo(SessionState.CLOSED);
            assertThat(details.joinCode()).isNull();
        }
    }

    private VEvent event(Person person, long session) throws Exception {
        String file = SignedIn.as(person.caller(), () -> bookings.calendarFile(session));
        assertThat(file.replace("\r\n", "")).doesNotContain("\n");
        assertThat(file.split("\r\n")).allMatch(line -> line.length() <= 75);
        return (VEvent)
                new CalendarBuilder()
                        .build(new StringReader(file))
                        .getComponent("VEVENT")
                        .orElseThrow();
    }

    private static Instant begins(VEvent event) {
        return Instant.parse(
                value(event, "DTSTART")
                        .replaceFirst("(....)(..)(..)T(..)(..)(..)Z", "$1-$2-$3T$4:$5:$6Z"));
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    @Test
    void the_calendar_file_is_right_on_either_side_of_the_clock_change() throws Exception {
        Person person = day.teacher();
        String place = "Hall; upper floor, behind the library, where the long table stands \\ left";
        long session =
                SignedIn.as(
                        day.leadCaller(),
                        () ->
                                sessions.plan(
                                        day.school.id(),
                                        SessionDay.entry(LocalDate.of(2026, 10, 24), 5, place)));
        book(person, session);
        VEvent summer = event(person, session);
        assertThat(begins(summer)).isEqualTo(Instant.parse("2026-10-24T08:00:00Z"));
        assertThat(value(summer, "LOCATION")).isEqualTo(place);
        assertThat(value(summer, "SEQUENCE")).isEqualTo("0");

        change(session, SessionDay.entry(LocalDate.of(2026, 10, 25), 5, place));
        VEvent winter = event(person, session);
        assertThat(begins(winter)).isEqualTo(Instant.parse("2026-10-25T09:00:00Z"));
        assertThat(winter.getUid()).isEqualTo(summer.getUid());
        assertThat(value(winter, "SEQUENCE")).isEqualTo("1");

        change(session, SessionDay.entry(LocalDate.of(2027, 3, 28), 5, place));
        assertThat(begins(event(person, session))).isEqualTo(Instant.parse("2027-03-28T08:00:00Z"));
    }

    @Test
    void the_calendar_file_is_for_those_with_a_place() {
        long session = day.plan(FRIDAY, 1);
        Person invited = day.teacher();
        SignedIn.run(
                invited.caller(),
                () ->
                        assertThatThrownBy(() -> bookings.calendarFile(session))
                                .isInstanceOf(SessionMissingException.class));
        assertThat(SignedIn.as(day.leadCaller(), () -> bookings.calendarFile(session)))
                .contains("BEGIN:VEVENT");
    }
}
