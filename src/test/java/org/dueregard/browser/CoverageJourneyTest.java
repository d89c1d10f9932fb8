package org.dueregard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
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

/// The morning of an inspection in a real browser: the lead sees who is exposed, opens a figure, goes
/// back in time, takes lists away and makes a report; a governor reads it and sees no name.
@PortalTest
class CoverageJourneyTest {

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
    @CsvSource({"390,dark", "1280,light"})
    void the_lead_finds_who_is_exposed_and_a_governor_sees_no_name(int width, String scheme) {
        TestSchool school = fixtures.school();
        Person lead = fixtures.person(school, RoleGroup.DSL);
        Person governor = fixtures.person(school, RoleGroup.GOVERNORS);
        Person late = null;
        for (int i = 0; i < 7; i++) {
            Person teacher = fixtures.person(school, RoleGroup.TEACHERS);
            fixtures.completion(
                    teacher.id(),
                    "prevent-awareness",
                    i == 0 ? TestClock.TODAY.minusMonths(14) : TestClock.TODAY.minusMonths(3));
            late = i == 0 ? teacher : late;
        }
        try (Visitor dsl = signedIn(lead, width, scheme, PortalRole.DSL);
                Visitor reader = signedIn(governor, width, scheme, PortalRole.GOVERNOR)) {
            dsl.visit("/coverage");
            assertThat(dsl.page().getByText("Needs somebody today")).isVisible();
            dsl.look("coverage");
            dsl.visit("/coverage?module=prevent-awareness&group=teachers&show=in-scope");
            assertThat(dsl.page().getByText("7 people, 7 requirements.")).isVisible();
            dsl.look("coverage-people");

            // By keyboard alone: to the day, a year back.
            dsl.label("As at").focus();
            dsl.fill("As at", TestClock.TODAY.minusMonths(4).toString());
            dsl.page().keyboard().press("Enter");
            dsl.page().keyboard().press("Tab");
            dsl.page().waitForURL("**asAt=" + TestClock.TODAY.minusMonths(4) + "**");
            dsl.look("coverage-past");

            APIResponse csv =
                    dsl.page()
                            .request()
                            .get("http://127.0.0.1:" + port + "/coverage/export/people.csv");
            assertThat(csv.status()).isEqualTo(200);
            assertThat(csv.text()).contains(late.givenName());

            dsl.visit("/coverage/everybody");
            assertThat(dsl.page().getByText(late.givenName()).first()).isVisible();
            dsl.look("everybody");

            dsl.visit("/coverage/report");
            dsl.look("governor-report-page");
            dsl.press("Make the report");
            assertThat(dsl.page().getByText("Say why, or wait").first()).isVisible();
            dsl.look("governor-report-refused");
            dsl.fill("Why there is nothing on impact yet", "We began this month.");
            dsl.press("Make the report");
            dsl.page().getByText("The report is ready").waitFor();
            dsl.fill("Action", "Train the new teachers");
            dsl.fill("Which role does it (no names)", "DSL");
            dsl.fill("By", TestClock.TODAY.plusMonths(1).toString());
            dsl.press("Add this action");
            assertThat(dsl.page().getByText("Train the new teachers").first()).isVisible();

            dsl.visit("/coverage/pack");
            dsl.look("pack");
            dsl.press("Make an evidence pack");
            for (int i = 0; i < 60 && dsl.page().locator("a[href$='.zip']").count() == 0; i++) {
                dsl.page().waitForTimeout(500);
                dsl.visit("/coverage/pack");
            }
            assertThat(dsl.page().locator("a[href$='.zip']").first()).isVisible();

            reader.visit("/coverage");
            assertThat(reader.page().content()).doesNotContain(late.givenName());
            reader.look("coverage-governor");
            reader.visit("/coverage/report");
            String href =
                    java.util.Objects.requireNonNull(
                            reader.page().locator("a[href$='.pdf']").first().getAttribute("href"));
            APIResponse pdf = reader.page().request().get("http://127.0.0.1:" + port + "/" + href);
            assertThat(pdf.status()).isEqualTo(200);
            assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
            assertThat(
                            reader.page()
                                    .request()
                                    .get("http://127.0.0.1:" + port + "/coverage/export/people.csv")
                                    .text())
                    .doesNotContain(late.givenName());
        }
    }

    @ParameterizedTest
    @CsvSource({"390,light", "1280,dark"})
    void a_trust_lead_sees_schools_and_no_names(int width, String scheme) {
        TestSchool school = fixtures.school();
        TestSchool other = fixtures.school(school.trustId());
        String name = "";
        for (TestSchool each : java.util.List.of(school, other)) {
            for (int i = 0; i < 6; i++) {
                Person teacher = fixtures.person(each, RoleGroup.TEACHERS);
                name = teacher.givenName();
                fixtures.completion(
                        teacher.id(), "prevent-awareness", TestClock.TODAY.minusMonths(i * 4L));
            }
        }
        Person lead = fixtures.person(school, RoleGroup.LEADERSHIP);
        long account = fixtures.account(lead);
        jdbc.sql(
                        "INSERT INTO account_roles (account_id, role, scope_id)"
                                + " VALUES (?, 'TRUST_LEAD', ?)")
                .param(account)
                .param(school.trustId())
                .update();
        jdbc.sql("UPDATE accounts SET demonstration = TRUE WHERE id = ?").param(account).update();
        try (Visitor trust =
                new Visitor(
                        browser,
                        "http://127.0.0.1:" + port,
                        width,
                        ColorScheme.valueOf(scheme.toUpperCase(java.util.Locale.ROOT)))) {
            trust.signIn(lead.email(), Fixtures.PASSWORD);
            trust.visit("/coverage");
            assertThat(trust.page().getByText(other.name())).isVisible();
            trust.look("coverage-trust");
            trust.follow(other.name());
            assertThat(trust.page().getByText("Each requirement, by role group").first())
                    .isVisible();
            trust.look("coverage-trust-school");
            assertThat(trust.page().content()).doesNotContain(name);
        }
    }
}
