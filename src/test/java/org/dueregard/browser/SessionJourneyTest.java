package org.dueregard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Set;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The day of a session in a real browser: the lead opens it and shows it on the wall, a teacher
/// joins with the code, somebody gets a sheet of paper.
@PortalTest
class SessionJourneyTest {

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @Autowired SessionService sessions;
    @Autowired RosterService rosters;
    @Autowired JdbcClient jdbc;

    @BeforeAll
    static void openBrowser() {
        Browsers.executable();
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private Visitor signedIn(Person person, int width, String scheme, PortalRole... roles) {
        long account = fixtures.account(person, roles);
        jdbc.sql("UPDATE accounts SET demonstration = TRUE WHERE id = ?").param(account).update();
        Visitor visitor =
                new Visitor(
                        browser,
                        "http://127.0.0.1:" + port,
                        width,
                        ColorScheme.valueOf(scheme.toUpperCase(java.util.Locale.ROOT)));
        visitor.signIn(person.email(), Fixtures.PASSWORD);
        return visitor;
    }

    @ParameterizedTest
    @CsvSource({"390,light", "1280,dark"})
    void a_session_is_opened_shown_joined_and_answered(int width, String scheme) {
        TestSchool school = fixtures.school();
        Person lead = fixtures.person(school, RoleGroup.DSL);
        Person teacher = fixtures.person(school, RoleGroup.TEACHERS);
        Person onPaper = fixtures.person(school, RoleGroup.TEACHERS);
        jdbc.sql("UPDATE staff_members SET email = NULL WHERE id = ?").param(onPaper.id()).update();
        SessionEntry entry =
                new SessionEntry(
                        "Prevent for INSET",
                        "prevent-awareness",
                        TestClock.TODAY,
                        "09:00",
                        "10:30",
                        "Hall",
                        "20",
                        true,
                        Set.of(RoleGroup.TEACHERS));
        long session =
                SignedIn.as(
                        lead.caller(PortalRole.DSL),
                        () -> {
                            long id = sessions.plan(school.id(), entry);
                            rosters.add(id, onPaper.id());
                            return id;
                        });
        try (Visitor dsl = signedIn(lead, width, scheme, PortalRole.DSL);
                Visitor staff = signedIn(teacher, width, scheme)) {
            staff.visit("/sessions");
            assertThat(staff.heading("Sessions")).isVisible();
            staff.look("sessions-own");
            staff.press("Book a place: Prevent for INSET");

            dsl.visit("/sessions");
            dsl.look("sessions-all");
            dsl.visit("/sessions/new");
            dsl.look("session-new");
            dsl.fill("Title", "Briefing");
            dsl.label("Module").selectOption("prevent-awareness");
            dsl.fill("Date", TestClock.TODAY.plusDays(3).toString());
            dsl.fill("Begins", "18:00");
            dsl.fill("Ends", "19:00");
            dsl.fill("Where", "Library");
            dsl.fill("Places", "12");
            dsl.label("Governors").check();
            dsl.press("Plan the session and invite");
            assertThat(dsl.heading("Briefing")).isVisible();
            dsl.visit("/sessions/" + session);
            dsl.press("Open for joining");
            String code = dsl.page().locator(".join-code").innerText();
            dsl.look("session");

            dsl.visit("/sessions/" + session + "/present");
            dsl.look("present-first");
            dsl.page().keyboard().press("ArrowRight");
            dsl.page().waitForURL("**/present?screen=2");
            dsl.look("present-section");
            dsl.page().keyboard().press("ArrowLeft");
            dsl.page().waitForURL("**/present?screen=1");
            dsl.visit("/sessions/" + session + "/present?screen=99");
            assertThat(dsl.page().locator(".present-code")).hasText(code);
            dsl.look("present-join");

            staff.visit("/join");
            staff.look("join");
            staff.fill("Code", code);
            staff.press("Continue");
            staff.look("join-door");
            staff.press("I am here: begin the quiz");
            assertThat(staff.page().url()).contains("/training/prevent-awareness/quiz");
            staff.press("Submit answers");

            dsl.visit("/sessions/" + session + "/sheets");
            dsl.look("sheets");
            dsl.press("Make the sheets");
            dsl.look("sheets-printed");
            dsl.page().locator(".plain-list a").first().click();
            dsl.settle();
            dsl.look("sheet");
            dsl.press("Mark the sheet");
            dsl.look("sheet-marked");
        }
        assertThat(
                        SignedIn.as(
                                        lead.caller(PortalRole.DSL),
                                        () -> sessions.details(session).figures())
                                .attended())
                .isEqualTo(2);
    }
}
