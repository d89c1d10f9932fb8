package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dueregard.security.Browser.location;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.sessions.RosterService;
import org.dueregard.sessions.SessionEntry;
import org.dueregard.sessions.SessionService;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/// The plain pages of sessions, as a browser without scripts gets them.
@PortalTest
class SessionPagesTest {

    private static final String PIN = "480162";

    @Autowired Fixtures fixtures;
    @Autowired SessionService sessions;
    @Autowired RosterService rosters;
    @Autowired Kiosks kiosks;
    @Autowired PasswordEncoder encoder;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private TestSchool school;
    private Person lead;
    private long session;
    private String code = "";

    @BeforeEach
    void anOpenSession() {
        school = fixtures.school();
        lead = fixtures.person(school, RoleGroup.DSL);
        session =
                SignedIn.as(
                        lead.caller(PortalRole.DSL),
                        () ->
                                sessions.plan(
                                        school.id(),
                                        new SessionEntry(
                                                "Prevent <b>INSET</b>",
                                                "prevent-awareness",
                                                TestClock.TODAY,
                                                "09:00",
                                                "10:30",
                                                "Hall",
                                                "20",
                                                true,
                                                Set.of(RoleGroup.TEACHERS))));
        code = SignedIn.as(lead.caller(PortalRole.DSL), () -> sessions.open(session));
    }

    private Browser signedIn(Person person, PortalRole... roles) throws Exception {
        long account = fixtures.account(person, roles);
        jdbc.sql("UPDATE accounts SET demonstration = TRUE WHERE id = ?").param(account).update();
        Browser browser = new Browser(port);
        assertThat(browser.signIn(person.email(), Fixtures.PASSWORD)).doesNotContain("login");
        return browser;
    }

    private Person teacher() {
        return fixtures.person(school, RoleGroup.TEACHERS);
    }

    private int attended() {
        return SignedIn.as(
                lead.caller(PortalRole.DSL), () -> sessions.details(session).figures().attended());
    }

    @Test
    void whoever_scans_the_code_signs_in_and_comes_back_to_it() throws Exception {
        Person person = teacher();
        fixtures.account(person);
        Browser browser = new Browser(port);
        assertThat(location(browser.get("/join/" + code))).startsWith("/login");
        assertThat(browser.signIn(person.email(), Fixtures.PASSWORD)).startsWith("/join/" + code);
    }

    @Test
    void looking_at_the_code_marks_nobody_and_the_button_leads_to_the_quiz() throws Exception {
        Person person = teacher();
        Browser browser = signedIn(person);
        String page = browser.get("/join/" + code).body();
        assertThat(page).contains("Prevent &lt;b&gt;INSET").contains(person.givenName());
        assertThat(page.length()).isLessThan(30_000);
        assertThat(attended()).isZero();

        HttpResponse<String> joined = browser.submit("/join/" + code, "/join/" + code);
        assertThat(location(joined)).isEqualTo("/training/prevent-awareness/quiz");
        assertThat(attended()).isEqualTo(1);
        assertThat(browser.get("/join/" + code).body())
                .contains("/training/prevent-awareness/quiz");
    }

    @Test
    void the_code_can_be_typed_and_a_wrong_one_is_told_plainly() throws Exception {
        Browser browser = signedIn(teacher());
        assertThat(browser.get("/join").body()).contains("<label for=\"code\">Code</label>");
        assertThat(location(browser.get("/join?code=" + code))).isEqualTo("/join/" + code);
        assertThat(browser.get("/join/WRONG").body()).contains("You have not joined");
        for (int i = 0; i < 10; i++) {
            browser.get("/join/WRONG" + i);
        }
        assertThat(browser.get("/join/" + code).body()).contains("too many wrong codes");
    }

    @Test
    void at_a_shared_tablet_people_sign_in_with_the_code_and_come_to_the_session()
            throws Exception {
        Person person = teacher();
        long account = fixtures.account(person);
        jdbc.sql("UPDATE accounts SET kiosk_name = ?, pin_hash = ? WHERE id = ?")
                .param("k" + person.id())
                .param(encoder.encode(PIN))
                .param(account)
                .update();
        Person administrator = fixtures.person(school, RoleGroup.LEADERSHIP);
        Browser tablet = signedIn(administrator, PortalRole.ADMIN);
        tablet.submit(
                "/kiosk/allow",
                "/kiosk/allow",
                "school",
                Long.toString(school.id()),
                "name",
                "Hall");
        HttpResponse<String> in =
                tablet.submit(
                        "/kiosk", "/kiosk", "name", "k" + person.id(), "pin", PIN, "code", code);
        assertThat(location(in)).isEqualTo("/join?code=" + code);
        assertThat(location(tablet.submit("/join/" + code, "/join/" + code)))
                .isEqualTo("/training/prevent-awareness/quiz");
        assertThat(attended()).isEqualTo(1);
        assertThat(tablet.get("/sessions/" + session + "/sheets").statusCode()).isEqualTo(403);
    }

    @Test
    void the_wall_goes_from_screen_to_screen_and_ends_with_the_code() throws Exception {
        Browser browser = signedIn(lead, PortalRole.DSL);
        String first = browser.get("/sessions/" + session + "/present").body();
        assertThat(first).contains("rel=\"next\"").contains("screen=2").doesNotContain(code);
        assertThat(browser.get("/sessions/" + session + "/present?screen=2").body())
                .contains("rel=\"prev\"");
        String last = browser.get("/sessions/" + session + "/present?screen=99").body();
        assertThat(last)
                .contains(code)
                .contains("/join</p>")
                .contains("data:image/svg+xml")
                .doesNotContain("rel=\"next\"");
        Matcher count = Pattern.compile("1 of (\\d+)").matcher(first);
        assertThat(count.find()).isTrue();
        List<String> all = new ArrayList<>();
        for (int screen = 1; screen <= Integer.parseInt(count.group(1)); screen++) {
            HttpResponse<String> shown =
                    browser.get("/sessions/" + session + "/present?screen=" + screen);
            assertThat(shown.statusCode()).isEqualTo(200);
            all.add(shown.body());
        }
        assertThat(all).anyMatch(page -> page.contains("Show the answer"));
    }

    @Test
    void a_sheet_is_printed_keyed_in_and_told() throws Exception {
        Person person = teacher();
        jdbc.sql("UPDATE staff_members SET email = NULL WHERE id = ?").param(person.id()).update();
        SignedIn.run(lead.caller(PortalRole.DSL), () -> rosters.add(session, person.id()));
        Browser browser = signedIn(lead, PortalRole.DSL);
        String sheets = "/sessions/" + session + "/sheets";
        assertThat(browser.get(sheets).body())
                .contains("value=\"" + person.id() + "\" checked=\"checked\"");
        String printed = browser.get(sheets + "?people=" + person.id()).body();
        assertThat(printed).contains("sheet-question").contains(person.givenName() + " Testname");

        long sheet =
                jdbc.sql("SELECT id FROM attempts WHERE session_id = ?")
                        .param(session)
                        .query(Long.class)
                        .single();
        assertThat(printed).contains("Sheet " + sheet);
        String address = sheets + "/" + sheet;
        assertThat(browser.get(address).body()).contains("<fieldset");
        String[] fields =
                IntStream.rangeClosed(1, 10)
                        .boxed()
                        .flatMap(i -> Arrays.stream(new String[] {"q" + i, "0"}))
                        .toArray(String[]::new);
        assertThat(location(browser.submit(address, address, fields))).isEqualTo(address);
        assertThat(browser.get(address).body())
                .contains("role=\"status\"")
                .containsPattern("(Passed|Not passed yet), \\d+ %");
        assertThat(attended()).isEqualTo(1);
    }

    @Test
    void nobody_else_opens_the_pages_of_those_who_run_it() throws Exception {
        Browser teacher = signedIn(teacher());
        Browser stranger =
                signedIn(fixtures.person(fixtures.school(), RoleGroup.DSL), PortalRole.DSL);
        for (String page : List.of("/present", "/sheets", "/sheets/1")) {
            assertThat(teacher.get("/sessions/" + session + page).statusCode()).isEqualTo(403);
            assertThat(stranger.get("/sessions/" + session + page).statusCode()).isEqualTo(404);
        }
        assertThat(teacher.get("/sessions/" + session + "/session.ics").statusCode())
                .isEqualTo(404);
        HttpResponse<String> file =
                signedIn(lead, PortalRole.DSL).get("/sessions/" + session + "/session.ics");
        assertThat(file.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/calendar");
    }
}
