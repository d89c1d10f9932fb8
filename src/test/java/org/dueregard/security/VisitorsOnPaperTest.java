package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dueregard.people.RoleGroup;
import org.dueregard.speakers.PreparedVisits;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Pages about visitors that are printed or taken away, over HTTP.
@PortalTest
class VisitorsOnPaperTest {

    private static final int REFUSED = 403;
    private static final int MISSING = 404;
    private static final String CALENDAR = "/speakers/calendar";

    @Autowired Fixtures fixtures;
    @Autowired ApplicationContext beans;
    @LocalServerPort int port;

    private TestSchool school;
    private PreparedVisits prepared;

    @BeforeEach
    void people() {
        school = fixtures.school();
        prepared = new PreparedVisits(school, fixtures, beans);
    }

    private Browser signedIn(Person person) throws Exception {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(person.email(), Fixtures.PASSWORD)).doesNotContain("login");
        return browser;
    }

    @Test
    void reception_prints_the_day_and_who_is_in_the_building() throws Exception {
        prepared.signed("<b>Bold Example");
        prepared.arrived("Inside Example", "B7");
        Browser desk = signedIn(prepared.desk);
        assertThat(desk.get("/reception/print").body())
                .contains("Visitors on 14 September 2026")
                .contains(school.name() + ", true on 14 September 2026, 9.30am")
                .contains("&lt;b&gt;Bold Example")
                .contains("Condition: " + PreparedVisits.CONDITION)
                .contains("The host has not confirmed.")
                .contains(PreparedVisits.CONDITION + " (Host) – met")
                .contains("In the building, badge B7")
                .contains("Proof of identity you saw", "Badge number", "Time in", "Time out");
        assertThat(desk.get("/reception/on-site").body())
                .contains("Visitors in the building now: 1")
                .contains("Inside Example", "B7", "The head of English", "sheet-box")
                .contains("14 September 2026, 9.30am")
                .doesNotContain("Bold Example");
    }

    @Test
    void the_front_door_s_pages_are_refused_to_others_and_show_no_other_school() throws Exception {
        prepared.arrived("Inside Example", "B7");
        PreparedVisits other = new PreparedVisits(fixtures.school(), fixtures, beans);
        Browser elsewhere = signedIn(other.desk);
        Browser teacher = signedIn(fixturesTeacher());
        for (String page :
                new String[] {"/reception/print", "/reception/on-site", "/reception/slip"}) {
            assertThat(teacher.get(page).statusCode()).as(page).isEqualTo(REFUSED);
            assertThat(new Browser(port).get(page).statusCode()).as(page).isEqualTo(302);
            assertThat(elsewhere.get(page).body()).as(page).doesNotContain("Inside Example");
            assertThat(elsewhere.get(page).headers().firstValue("Cache-Control").orElse(""))
                    .contains("no-store");
        }
    }

    private Person fixturesTeacher() {
        Person teacher = fixtures.person(school, RoleGroup.TEACHERS);
        fixtures.account(teacher);
        return teacher;
    }

    @Test
    void a_slip_is_for_whoever_may_open_the_file() throws Exception {
        String reference = prepared.signed("<b>Bold Example");
        String slip = "/speakers/" + reference + "/slip/1-1";
        assertThat(signedIn(prepared.host).get(slip).body())
                .contains("&lt;b&gt;Bold Example", "14 September 2026, 09:00 to 10:00")
                .contains(PreparedVisits.CONDITION, "DR1.", "data:image/svg+xml");
        assertThat(signedIn(fixturesTeacher()).get(slip).statusCode()).isEqualTo(MISSING);
        PreparedVisits other = new PreparedVisits(fixtures.school(), fixtures, beans);
        assertThat(signedIn(other.lead).get(slip).statusCode()).isEqualTo(MISSING);
        assertThat(new Browser(port).get(slip).statusCode()).isEqualTo(302);
    }

    @Test
    void files_are_handed_out_to_those_who_check_and_decide_only() throws Exception {
        String reference = prepared.signed(PreparedVisits.SPEAKER);
        PreparedVisits other = new PreparedVisits(fixtures.school(), fixtures, beans);
        Browser host = signedIn(prepared.host);
        Browser lead = signedIn(prepared.lead);
        Browser head = signedIn(prepared.head);
        Browser elsewhere = signedIn(other.lead);
        for (String name : new String[] {"file.pdf", "redacted.pdf", "speaker/1/data.json"}) {
            String address = "/speakers/" + reference + "/" + name;
            assertThat(lead.get(address).statusCode()).as(name).isEqualTo(200);
            assertThat(head.get(address).headers().firstValue("Content-Disposition").orElse(""))
                    .contains("attachment", reference);
            assertThat(host.get(address).statusCode()).as(name).isEqualTo(REFUSED);
            assertThat(elsewhere.get(address).statusCode()).as(name).isEqualTo(MISSING);
            assertThat(new Browser(port).get(address).statusCode()).as(name).isEqualTo(302);
        }
        assertThat(lead.get("/speakers/" + reference + "/speaker/2/data.json").statusCode())
                .isEqualTo(MISSING);
    }

    @Test
    void a_calendar_is_fetched_without_signing_in_until_its_address_is_ended() throws Exception {
        String reference = prepared.signed(PreparedVisits.SPEAKER);
        Browser host = signedIn(prepared.host);
        assertThat(host.get(CALENDAR).body()).contains("There is no address yet.");
        String feed = address(host.submit(CALENDAR, CALENDAR, "renew", "1").body());
        Browser program = new Browser(port);
        assertThat(program.get(feed).headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/calendar");
        assertThat(program.get(feed).body()).contains("BEGIN:VEVENT", reference);
        assertThat(program.get(feed).headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(host.get(CALENDAR).body())
                .contains("There is an address")
                .doesNotContain(".ics");
        String second = address(host.submit(CALENDAR, CALENDAR, "renew", "1").body());
        assertThat(program.get(feed).statusCode()).isEqualTo(MISSING);
        assertThat(program.get(second).statusCode()).isEqualTo(200);
        host.submit(CALENDAR, CALENDAR, "revoke", "1");
        assertThat(program.get(second).statusCode()).isEqualTo(MISSING);
        assertThat(program.get("/calendar/nothing.ics").statusCode()).isEqualTo(MISSING);
        assertThat(program.get(CALENDAR).statusCode()).isEqualTo(302);
    }

    private static String address(String page) {
        Matcher matcher = Pattern.compile("/calendar/[\\w-]{43}\\.ics").matcher(page);
        assertThat(matcher.find()).as("an address on the page").isTrue();
        return matcher.group();
    }
}
