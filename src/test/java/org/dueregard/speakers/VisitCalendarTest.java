package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.LocalTime;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.speakers.SpeakerSettingsService.Stand;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whose calendar shows which visits.
@PortalTest
class VisitCalendarTest {

    @Autowired Fixtures fixtures;
    @Autowired ApplicationContext beans;
    @Autowired VisitCalendar calendar;
    @Autowired VisitCalendarService addresses;
    @Autowired SpeakerFileService files;
    @Autowired SpeakerSettingsService settings;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;

    private TestSchool school;
    private PreparedVisits prepared;

    @BeforeEach
    void people() {
        school = fixtures.school();
        prepared = new PreparedVisits(school, fixtures, beans);
    }

    private String token(Caller caller) {
        String address = SignedIn.as(caller, () -> addresses.renew());
        return address.replaceAll(".*/calendar/(.*)\\.ics", "$1");
    }

    private String read(String token) throws Exception {
        String text = calendar.find(token).orElseThrow();
        Calendar parsed = new CalendarBuilder().build(new StringReader(text));
        assertThat(parsed.getComponents()).hasSize(text.split("BEGIN:VEVENT", -1).length - 1);
        return text.replace("\r\n ", "");
    }

    @Test
    void a_host_sees_their_own_and_the_lead_head_and_reception_see_the_school_s() throws Exception {
        String mine = prepared.signed(PreparedVisits.SPEAKER);
        PreparedVisits colleagues = new PreparedVisits(school, fixtures, beans);
        String theirs = colleagues.approved("Colleague Example");
        PreparedVisits other = new PreparedVisits(fixtures.school(), fixtures, beans);
        String elsewhere = other.approved("Elsewhere Example");
        assertThat(read(token(prepared.caller(prepared.host))))
                .contains(
                        "SUMMARY:" + PreparedVisits.TITLE + " – " + PreparedVisits.SPEAKER,
                        "LOCATION:Library",
                        "DTSTART:20260914T080000Z",
                        "DTEND:20260914T090000Z",
                        mine)
                .doesNotContain(theirs, elsewhere, "Colleague", "Testname", "speaker.example");
        for (Person person : List.of(prepared.lead, prepared.head, prepared.desk)) {
            assertThat(read(token(prepared.caller(person))))
                    .contains(mine, theirs)
                    .doesNotContain(elsewhere);
        }
        Person teacher = fixtures.person(school, RoleGroup.TEACHERS);
        fixtures.account(teacher);
        assertThat(read(token(prepared.caller(teacher)))).doesNotContain("VEVENT");
    }

    @Test
    void what_is_called_off_is_marked_so_with_a_higher_number() throws Exception {
        String reference = prepared.signed(PreparedVisits.SPEAKER);
        String token = token(prepared.caller(prepared.host));
        assertThat(read(token)).contains("STATUS:TENTATIVE");
        int before = sequence(read(token));
        SignedIn.run(
                prepared.caller(prepared.host), () -> files.withdraw(reference, "Fell through"));
        assertThat(read(token)).contains("STATUS:CANCELLED").doesNotContain("TENTATIVE");
        assertThat(sequence(read(token))).isGreaterThan(before);
    }

    @Test
    void whoever_stands_in_sees_the_days_on_which_they_do_and_only_meanwhile() throws Exception {
        String today = prepared.signed(PreparedVisits.SPEAKER);
        RequestForm form = PreparedVisits.form("Later Example");
        String later =
                prepared.approved(
                        form.with(
                                form.speakers(),
                                List.of(
                                        new RequestForm.Day(
                                                TestClock.TODAY.plusDays(3),
                                                LocalTime.of(9, 0),
                                                LocalTime.of(10, 0)))));
        for (Stand stand : Stand.values()) {
            Person person = fixtures.person(school, RoleGroup.TEACHERS);
            fixtures.account(person);
            String token = token(prepared.caller(person));
            assertThat(read(token)).doesNotContain("VEVENT");
            nameSubstitute(person, stand);
            if (stand == Stand.DECIDE_APPEALS) {
                assertThat(read(token)).doesNotContain("VEVENT");
                continue;
            }
            assertThat(read(token)).contains(today).doesNotContain(later);
            clock.moveTo(TestClock.TODAY.plusDays(3));
            assertThat(read(token)).doesNotContain("VEVENT");
            clock.reset();
            jdbc.sql("UPDATE speaker_substitutes SET ended_at = NOW() WHERE school_id = ?")
                    .param(school.id())
                    .update();
            assertThat(read(token)).doesNotContain("VEVENT");
        }
    }

    private void nameSubstitute(Person person, Stand stand) {
        SignedIn.run(
                prepared.caller(prepared.head, PortalRole.HEAD, PortalRole.DSL),
                () ->
                        settings.nameSubstitute(
                                school.id(),
                                person.email(),
                                stand,
                                TestClock.TODAY,
                                TestClock.TODAY.plusDays(2),
                                "Somebody is away"));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private static int sequence(String text) {
        return Integer.parseInt(text.replaceAll("(?s).*SEQUENCE:(\\d+).*", "$1"));
    }

    @Test
    void an_address_stops_with_its_account_and_its_role_and_is_kept_as_a_hash_only()
            throws Exception {
        prepared.signed(PreparedVisits.SPEAKER);
        String token = token(prepared.caller(prepared.desk));
        assertThat(read(token)).contains("VEVENT");
        assertThat(
                        jdbc.sql(
                                        "SELECT COUNT(*) FROM speaker_calendar_tokens WHERE token_hash = ?")
                                .param(token)
                                .query(Long.class)
                                .single())
                .isZero();
        long account = prepared.caller(prepared.desk).accountId();
        jdbc.sql("DELETE FROM account_roles WHERE account_id = ? AND role = 'RECEPTION'")
                .param(account)
                .update();
        assertThat(read(token)).doesNotContain("VEVENT");
        jdbc.sql("UPDATE accounts SET enabled = FALSE WHERE id = ?").param(account).update();
        assertThat(calendar.find(token)).isEmpty();
    }

    @Test
    void a_role_is_taken_from_the_account_and_never_from_the_address() throws Exception {
        prepared.signed(PreparedVisits.SPEAKER);
        Person teacher = fixtures.person(school, RoleGroup.TEACHERS);
        fixtures.account(teacher);
        String token = token(prepared.caller(teacher, PortalRole.DSL));
        assertThat(read(token)).doesNotContain("VEVENT");
        assertThat(calendar.find(token + "x")).isEmpty();
    }
}
