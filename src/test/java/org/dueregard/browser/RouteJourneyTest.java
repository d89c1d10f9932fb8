package org.dueregard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.Locale;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The route everybody knows, in a real browser: a lead hangs posters and recalls one, anybody reads the
/// page behind its code and the page for parents, and the lead keeps guidance true.
@PortalTest
class RouteJourneyTest {

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
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

    private Visitor anybody(int width, String scheme) {
        return new Visitor(
                browser,
                "http://127.0.0.1:" + port,
                width,
                ColorScheme.valueOf(scheme.toUpperCase(Locale.ROOT)));
    }

    private Visitor signedIn(Person person, int width, String scheme, PortalRole... roles) {
        long account = fixtures.account(person, roles);
        jdbc.sql("UPDATE accounts SET demonstration = TRUE WHERE id = ?").param(account).update();
        Visitor visitor = anybody(width, scheme);
        visitor.signIn(person.email(), Fixtures.PASSWORD);
        return visitor;
    }

    @ParameterizedTest
    @CsvSource({"390,dark", "1280,light"})
    void the_route_hangs_on_the_wall_and_is_open_to_whoever_needs_it(int width, String scheme)
            throws IOException {
        TestSchool school = fixtures.school();
        Person lead = fixtures.person(school, RoleGroup.DSL);
        fixtures.contact(school, "DSL", "Ada Example", TestClock.TODAY);
        fixtures.contact(school, "DEPUTY", "Bo Example", TestClock.TODAY);
        try (Visitor dsl = signedIn(lead, width, scheme, PortalRole.DSL);
                Visitor anybody = anybody(width, scheme)) {
            dsl.visit("/settings/route");
            dsl.fill(
                    "Where they will hang, one place a line: staffroom, kitchen, site office",
                    "Staffroom\nKitchen");
            dsl.press("Make a poster for each place");
            assertThat(dsl.page().getByText("2 posters hang")).isVisible();
            dsl.look("posters");
            String address =
                    dsl.page().locator("a[href*='/who-to-tell/']").first().getAttribute("href");

            anybody.visit(address.replaceFirst("^https?://[^/]+", ""));
            assertThat(anybody.page().getByText("Ada Example")).hasCount(0);
            anybody.look("who-to-tell-by-role");

            dsl.visit("/settings/contacts");
            dsl.look("contacts");
            dsl.visit("/settings/parents");
            dsl.look("parents-settings");
            dsl.page().locator("input[name=slug]").fill("journey-" + school.id());
            dsl.page().locator("input[type=checkbox]").first().check();
            dsl.press("Save");
            anybody.visit("/parents/journey-" + school.id());
            assertThat(anybody.heading("How we keep pupils safe from extremism")).isVisible();
            anybody.look("parents");
            if (width > 1_000) {
                byte[] sheet = anybody.page().pdf(new Page.PdfOptions().setFormat("A4"));
                try (var document = org.apache.pdfbox.Loader.loadPDF(sheet)) {
                    assertThat(document.getNumberOfPages()).as("for parents, on paper").isOne();
                }
            }
            for (String page :
                    new String[] {
                        "/who-to-tell",
                        "/settings/policies",
                        "/guidance",
                        "/guidance/kcsie-2025",
                        "/guidance/notices",
                        "/guidance/told"
                    }) {
                dsl.visit(page);
                dsl.look(page.substring(1).replace('/', '-'));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"390,light", "1280,dark"})
    void a_trust_lead_sees_who_leads_where(int width, String scheme) {
        TestSchool school = fixtures.school();
        Person lead = fixtures.person(school, RoleGroup.LEADERSHIP);
        try (Visitor trust = signedIn(lead, width, scheme, PortalRole.TRUST_LEAD)) {
            trust.visit("/directory");
            assertThat(trust.heading("Who leads safeguarding")).isVisible();
            trust.look("directory");
        }
    }
}
