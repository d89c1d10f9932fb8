package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.speakers.Actor.Duty;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Five school days for checking, standing while advice is waited for; five working days for an appeal;
/// notice. The year is 2026: 14 September is a Monday.
@PortalTest
class VettingClockTest {

    private static final Actor HOST = Actor.staff(1, "Host", Set.of(Duty.ASK));
    private static final Actor LEAD = Actor.staff(2, "Lead", Set.of(Duty.ASK, Duty.VET));

    @Autowired Fixtures fixtures;
    @Autowired VettingClock vettingClock;
    @Autowired SpeakerRequestService requests;
    @Autowired SpeakerFileService service;
    @Autowired VisitService visits;
    @Autowired LinkPages pages;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;

    private TestSchool school;

    @BeforeEach
    void withoutTerms() {
        school = fixtures.school();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private void dates(String table, String first, String last) {
        jdbc.sql(
                        "INSERT INTO "
                                + table
                                + " (id, school_id, name, first_day, last_day)"
                                + " VALUES (?, ?, 'Test', ?, ?)")
                .param(fixtures.newId())
                .param(school.id())
                .param(first)
                .param(last)
                .update();
    }

    /// With a week of holidays at the end of October.
    private void autumn() {
        dates("terms", "2026-09-01", "2026-10-23");
        dates("terms", "2026-11-02", "2026-12-18");
    }

    private static Instant noon(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(Days.LONDON).toInstant();
    }

    private WrittenFile submitted(Instant at) {
        return new WrittenFile(school.id()).at(at).submit(HOST, Tier.AMBER);
    }

    private LocalDate due(WrittenFile file) {
        return vettingClock.due(file.file());
    }

    private LocalDate paused(String submitted, String asked, String answered) {
        return due(
                submitted(noon(submitted))
                        .at(noon(asked))
                        .add(LEAD, StepKind.ADVICE_ASKED)
                        .at(noon(answered))
                        .add(LEAD, StepKind.ADVICE_GIVEN));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-14, 2026-09-21",
        "2026-09-18, 2026-09-25",
        "2026-09-19, 2026-09-25",
        "2026-09-20, 2026-09-25",
        "2026-09-21, 2026-09-28",
    })
    void checking_takes_five_school_days(String submitted, LocalDate due) {
        assertThat(due(submitted(noon(submitted)))).isEqualTo(due);
    }

    @Test
    void days_on_which_the_school_is_shut_do_not_count() {
        dates("closures", "2026-09-16", "2026-09-17");
        assertThat(due(submitted(noon("2026-09-14")))).isEqualTo("2026-09-23");
        autumn();
        assertThat(due(submitted(noon("2026-10-21")))).isEqualTo("2026-11-04");
        assertThat(due(submitted(noon("2026-10-28")))).isEqualTo("2026-11-06");
    }

    @ParameterizedTest
    @CsvSource({
        // Half past midnight in London is the day before at Greenwich, in summer.
        "2026-09-14T23:30:00Z, 2026-09-22",
        // The clock goes back in the night to Sunday, 25 October 2026.
        "2026-10-23T22:59:59Z, 2026-10-30",
        "2026-10-24T23:30:00Z, 2026-10-30",
        "2026-10-25T23:30:00Z, 2026-10-30",
        "2026-10-26T23:30:00Z, 2026-11-02",
        // It goes forward in the night to Sunday, 28 March 2027.
        "2027-03-27T23:30:00Z, 2027-04-02",
        "2027-03-28T22:59:59Z, 2027-04-02",
        "2027-03-28T23:00:00Z, 2027-04-05",
    })
    void a_day_is_a_day_in_london_also_when_the_clocks_change(Instant at, LocalDate due) {
        // The entry is written a second later than the file's clock says.
        assertThat(due(submitted(at.minusSeconds(1)))).isEqualTo(due);
    }

    @Test
    void the_clock_stands_while_advice_is_waited_for() {
        WrittenFile waiting =
                submitted(noon("2026-09-14"))
                        .at(noon("2026-09-16"))
                        .add(LEAD, StepKind.ADVICE_ASKED);
        assertThat(due(waiting)).isEqualTo("2026-09-21");
        assertThat(waiting.file().pausedSince()).isNotNull();
        assertThat(paused("2026-09-14", "2026-09-16", "2026-09-24")).isEqualTo("2026-09-29");
        assertThat(paused("2026-09-14", "2026-09-16", "2026-09-26")).isEqualTo("2026-09-30");
    }

    @Test
    void it_stands_over_a_holiday() {
        autumn();
        assertThat(due(submitted(noon("2026-10-19")))).isEqualTo("2026-11-02");
        assertThat(paused("2026-10-19", "2026-10-21", "2026-10-28")).isEqualTo("2026-11-04");
        assertThat(paused("2026-10-19", "2026-10-21", "2026-11-03")).isEqualTo("2026-11-06");
        assertThat(paused("2026-10-19", "2026-10-25", "2026-10-28")).isEqualTo("2026-11-02");
    }

    @Test
    void what_was_left_of_the_last_day_is_left_afterwards() {
        assertThat(paused("2026-09-14", "2026-09-21", "2026-09-24")).isEqualTo("2026-09-24");
        assertThat(paused("2026-09-14", "2026-09-21", "2026-09-26")).isEqualTo("2026-09-28");
        autumn();
        assertThat(paused("2026-10-16", "2026-10-23", "2026-10-28")).isEqualTo("2026-11-02");
    }

    @Test
    void advice_that_comes_the_same_day_changes_nothing() {
        for (LocalDate day = LocalDate.parse("2026-09-14");
                !day.isAfter(LocalDate.parse("2026-09-21"));
                day = day.plusDays(1)) {
            assertThat(paused("2026-09-14", day.toString(), day.toString()))
                    .as(day.toString())
                    .isEqualTo("2026-09-21");
        }
    }

    @Test
    void asking_for_advice_too_late_takes_nothing_back() {
        assertThat(paused("2026-09-14", "2026-09-22", "2026-09-24")).isEqualTo("2026-09-21");
        assertThat(paused("2026-09-14", "2026-10-05", "2026-10-12")).isEqualTo("2026-09-21");
    }

    @Test
    void it_stands_each_time() {
        WrittenFile file =
                submitted(noon("2026-09-14"))
                        .at(noon("2026-09-15"))
                        .add(LEAD, StepKind.ADVICE_ASKED)
                        .at(noon("2026-09-17"))
                        .add(LEAD, StepKind.ADVICE_GIVEN);
        assertThat(due(file)).isEqualTo("2026-09-23");
        file.at(noon("2026-09-22"))
                .add(LEAD, StepKind.ADVICE_ASKED)
                .at(noon("2026-09-30"))
                .add(LEAD, StepKind.ADVICE_GIVEN);
        assertThat(due(file)).isEqualTo("2026-10-01");
        assertThat(file.file().pausedDays()).isEqualTo(2 + 8);
        assertThat(file.file().pausedSince()).isNull();
    }

    @Test
    void what_is_opened_again_has_five_days_again() {
        WrittenFile file =
                submitted(noon("2026-09-14"))
                        .add(LEAD, StepKind.VETTING_BEGUN)
                        .add(LEAD, StepKind.RECOMMENDED)
                        .at(noon("2026-09-30"))
                        .add(HOST, StepKind.REOPENED);
        assertThat(due(file)).isEqualTo("2026-10-07");
    }

    @Test
    void nothing_waits_for_advice_once_a_request_is_withdrawn() {
        SpeakerFile file =
                submitted(noon("2026-09-14"))
                        .add(LEAD, StepKind.VETTING_BEGUN)
                        .add(LEAD, StepKind.ADVICE_ASKED)
                        .add(HOST, StepKind.WITHDRAWN)
                        .file();
        assertThat(file.pausedSince()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-14T10:00:00Z, 2026-09-21",
        "2026-09-14T23:30:00Z, 2026-09-22",
        // Christmas Day is a Friday; the Monday after stands for Boxing Day.
        "2026-12-22T10:00:00Z, 2026-12-31",
        "2026-12-24T10:00:00Z, 2027-01-05",
        // Good Friday on 26 March, Easter Monday on 29 March; the clocks change in between.
        "2027-03-24T10:00:00Z, 2027-04-02",
        // School holidays and half terms are working days.
        "2026-10-23T10:00:00Z, 2026-10-30",
    })
    void an_appeal_has_five_working_days(Instant decided, LocalDate until) {
        assertThat(VettingClock.appealUntil(decided)).isEqualTo(until);
    }

    @Test
    void notice_is_counted_in_school_days() {
        assertThat(late("2026-09-14", "2026-09-28", Tier.GREEN)).isFalse();
        assertThat(late("2026-09-14", "2026-09-27", Tier.GREEN)).isTrue();
        for (Tier tier : List.of(Tier.AMBER, Tier.RED)) {
            assertThat(late("2026-09-14", "2026-10-05", tier)).isFalse();
            assertThat(late("2026-09-14", "2026-10-04", tier)).isTrue();
        }
        autumn();
        assertThat(late("2026-10-14", "2026-10-28", Tier.GREEN)).isTrue();
        assertThat(late("2026-10-14", "2026-11-03", Tier.GREEN)).isTrue();
        assertThat(late("2026-10-14", "2026-11-04", Tier.GREEN)).isFalse();
    }

    private boolean late(String handedIn, String first, Tier tier) {
        return vettingClock.isLate(
                school.id(), LocalDate.parse(handedIn), LocalDate.parse(first), tier);
    }

    @Test
    void an_appeal_is_taken_on_the_last_day_and_not_after() {
        Cast cast = new Cast(fixtures, requests, service, visits, pages, jdbc);
        Cast.School people = cast.school(school);
        for (String day : List.of("2026-09-21", "2026-09-22")) {
            clock.reset();
            String reference = cast.recommended(people, Cast.amber());
            people.head()
                    .does(() ->
                            service.decline(
                                    reference, Choices.DeclineReason.OTHER, "Not this year."));
            clock.moveTo(LocalDate.parse(day));
            Throwable refused =
                    org.assertj.core.api.Assertions.catchThrowable(() ->
                            people.host().does(() -> service.appeal(reference, "Please look.")));
            assertThat(refused == null).as(day).isEqualTo(day.equals("2026-09-21"));
        }
    }

    @Test
    void putting_a_word_right_makes_no_request_late() {
        Cast cast = new Cast(fixtures, requests, service, visits, pages, jdbc);
        Cast.School people = cast.school(school);
        String reference = cast.asked(people.host(), Cast.form());
        assertThat(file(people, reference).isLate()).isFalse();

        clock.moveTo(Cast.DAY.minusDays(1));
        RequestForm form = file(people, reference).form();
        people.host()
                .does(() -> service.change(reference, form.with(form.speakers(), form.days())));
        RequestForm minor = FormLike.of(form).titled("Fire safety").form();
        people.host().does(() -> service.change(reference, minor));
        assertThat(file(people, reference).form().title()).isEqualTo("Fire safety");
        assertThat(file(people, reference).isLate()).isFalse();

        people.host().does(() -> service.change(reference, WrittenFile.saying(minor, "All new.")));
        assertThat(file(people, reference).isLate()).isTrue();
    }

    private SpeakerFile file(Cast.School people, String reference) {
        return SignedIn.as(people.lead().caller(), () -> service.open(reference).file());
    }
}
