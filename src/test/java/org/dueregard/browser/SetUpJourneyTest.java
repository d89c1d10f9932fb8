package org.dueregard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dueregard.DueRegard;
import org.dueregard.database.EmbeddedDatabase;
import org.dueregard.testing.Authenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/// A real school moves in: from an empty outside database to 180 people of three schools invited and
/// the first of them signed in, by what is written on the screen alone.
@ExtendWith(OutputCaptureExtension.class)
class SetUpJourneyTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/set-up/\\S+");
    private static final String PASSWORD = "heron lantern cobble 7";
    private static final List<String> SCHOOLS =
            List.of("North School", "South School", "West School");

    private final SecurityContextHolderStrategy strategy =
            SecurityContextHolder.getContextHolderStrategy();

    @AfterEach
    void restore() {
        SecurityContextHolder.setContextHolderStrategy(strategy);
    }

    /// Example people, whose names are words for places.
    private static String staff() {
        StringBuilder file =
                new StringBuilder(
                        "Staff ID,Forename,Surname,Work Email,Job Title,Start Date,School\r\n");
        List<String> given =
                List.of("Alba", "Bram", "Cerys", "Dov", "Esme", "Ffion", "Gwil", "Hana", "Idris");
        List<String> jobs =
                List.of(
                        "Teacher of maths",
                        "Teaching assistant",
                        "Headteacher",
                        "Caretaker",
                        "Cook",
                        "Receptionist",
                        "Teacher",
                        "Governor");
        for (int i = 0; i < 180; i++) {
            String family = "Placename" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
            String email =
                    i % 10 == 9
                            ? ""
                            : (given.get(i % 9) + "." + family + "@staff.example")
                                    .toLowerCase(java.util.Locale.ROOT);
            String job = i < 3 ? "Designated safeguarding lead" : jobs.get(i % 8);
            file.append(
                    "E%d,%s,%s,%s,%s,0%d/09/20%d,%s\r\n"
                            .formatted(
                                    1000 + i,
                                    given.get(i % 9),
                                    family,
                                    email,
                                    job,
                                    1 + i % 9,
                                    10 + i % 15,
                                    SCHOOLS.get(i % 3)));
        }
        return file.toString();
    }

    @Test
    void from_an_empty_database_to_everybody_invited_and_the_first_teacher_in(
            CapturedOutput output) {
        Browsers.executable();
        Path folder = Path.of("target", "test-data", "set-up-" + ProcessHandle.current().pid());
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder);
                ConfigurableApplicationContext context =
                        SpringApplication.run(
                                DueRegard.class,
                                "--spring.datasource.url=" + database.url(),
                                "--spring.datasource.username=" + database.application().name(),
                                "--spring.datasource.password=" + database.application().password(),
                                "--spring.flyway.user=" + database.migrator().name(),
                                "--spring.flyway.password=" + database.migrator().password(),
                                "--dueregard.keys-directory=" + folder.resolve("keys"),
                                "--server.port=0",
                                "--dueregard.audit.clock-tolerance=36500d",
                                "--dueregard.mail.pause=1h");
                Playwright playwright = Browsers.playwright()) {
            String port = context.getEnvironment().getProperty("local.server.port", "");
            String base = "http://127.0.0.1:" + port;
            Browser browser = Browsers.launch(playwright);
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            Matcher link = LINK.matcher(output);
            assertThat(link.find()).as("the link is printed").isTrue();
            String setUp = base + link.group().replaceFirst("http://[^/]+", "");

            String invitation;
            try (Visitor admin = new Visitor(browser, base, 1280, ColorScheme.LIGHT)) {
                beginSettingUp(admin, setUp, context.getBean(Clock.class));
                organisation(admin);
                bringPeopleIn(admin);
                leadsAndContacts(admin);
                invitation = invite(admin);
                others(admin);
            }
            assertThat(jdbc.sql("SELECT COUNT(*) FROM staff_members").query(Long.class).single())
                    .isEqualTo(180);
            try (Visitor again = new Visitor(browser, base, 390, ColorScheme.DARK)) {
                again.visit(setUp);
                assertThat(again.heading("This link is over")).isVisible();
                again.look("set-up-over");
            }
            try (Visitor teacher = new Visitor(browser, base, 390, ColorScheme.DARK)) {
                firstIn(teacher, base + invitation.replaceFirst("http://[^/]+", ""));
            }
        }
    }

    private void beginSettingUp(Visitor admin, String link, Clock clock) {
        admin.visit(link);
        admin.look("set-up");
        admin.fill("Your name", "Ada Admin");
        admin.fill("Email", "ada@trust.example");
        admin.fill("New password", "short");
        admin.fill("The same again", "short");
        admin.press("Continue");
        assertThat(admin.page().getByRole(AriaRole.ALERT))
                .containsText("Use at least 12 characters");
        admin.look("set-up-problem");
        admin.fill("New password", PASSWORD);
        admin.fill("The same again", PASSWORD);
        admin.press("Continue");
        String secret = admin.page().locator("code.secret").innerText();
        admin.fill("Six-digit code from your app", Authenticator.code(secret, clock));
        admin.press("Continue");
        admin.follow("I have kept them");
        assertThat(admin.heading("Settings")).isVisible();
        assertThat(admin.page().getByText("7 things are still to do")).isVisible();
        admin.look("settings-begin");
    }

    private void organisation(Visitor admin) {
        admin.follow("Trust and local authority");
        admin.fill("Trust", "Northlight Trust");
        admin.press("Add this trust");
        assertThat(admin.page().getByText("Your change is saved.")).isVisible();
        admin.fill("Local authority", "Hedgeshire");
        admin.press("Add this local authority");
        admin.look("settings-organisation");
        admin.follow("Continue");
        for (String school : SCHOOLS) {
            admin.page().locator("#school-name").fill(school);
            admin.press("Add a school");
            assertThat(
                            admin.page()
                                    .getByRole(
                                            AriaRole.HEADING,
                                            new Page.GetByRoleOptions()
                                                    .setName(school)
                                                    .setLevel(2)))
                    .isVisible();
        }
        admin.look("settings-schools");
        admin.follow("Continue");
        admin.fill("Name, such as Autumn", "Autumn");
        admin.page().locator("#term-first").fill("2026-09-02");
        admin.page().locator("#term-last").fill("2026-12-18");
        admin.press("Add this term");
        assertThat(admin.page().getByText("Autumn, 2 September 2026").first()).isVisible();
        admin.press("Add the bank holidays");
        assertThat(admin.page().getByText("Boxing Day").first()).isVisible();
        admin.look("settings-calendar");
        admin.follow("Continue");
    }

    private void bringPeopleIn(Visitor admin) {
        admin.follow("Bring people in from a file");
        admin.look("imports");
        admin.label("File")
                .setInputFiles(
                        new FilePayload(
                                "staff.csv", "text/csv", staff().getBytes(StandardCharsets.UTF_8)));
        admin.fill("Where the file comes from", "Staff system");
        admin.press("Read the file");
        assertThat(admin.heading("Which column is which?")).isVisible();
        admin.look("import-columns");
        admin.press("Compare");
        assertThat(admin.heading("What would change")).isVisible();
        assertThat(admin.page().getByText("180 new people")).isVisible();
        admin.look("import-difference");
        admin.press("Apply to 180 people");
        assertThat(admin.heading("Applied")).isVisible();
        admin.look("import-applied");
    }

    private void leadsAndContacts(Visitor admin) {
        admin.visit("/settings/leads");
        admin.look("settings-leads");
        admin.follow("Find people in the group of safeguarding leads");
        assertThat(admin.page().getByText("3 people.")).isVisible();
        admin.look("people-leads");
        admin.page().locator("table tbody a").first().click();
        admin.settle();
        admin.look("person");
        admin.page().getByText("Change what this person may do").click();
        admin.label("Safeguarding lead").check();
        admin.press("Save what they may do");
        assertThat(admin.page().getByText("Your change is saved.")).isVisible();
        admin.visit("/settings/contacts");
        admin.look("settings-contacts");
        admin.page().getByText("Designated safeguarding lead").first().click();
        admin.label("Name").fill("Alba Placenameaa");
        admin.label("Telephone").fill("01632 960123");
        admin.label("Where this comes from").fill("School office");
        admin.press("Save");
        assertThat(admin.page().getByText("Designated safeguarding lead: Alba Placenameaa"))
                .isVisible();
    }

    private String invite(Visitor admin) {
        admin.visit("/people");
        assertThat(admin.page().getByText("180 people.")).isVisible();
        admin.look("people");
        admin.press("Invite 162 people");
        admin.look("people-invite");
        admin.press("Send 162 invitations");
        assertThat(admin.page().getByText("162 invitations are on their way.")).isVisible();
        admin.visit("/people/codes");
        admin.press("Make 18 slips");
        assertThat(admin.page().locator(".slip")).hasCount(18);
        admin.look("slips");
        admin.visit("/outbox?search=bram.placenameab");
        admin.page().locator("summary").first().click();
        String body = admin.page().locator("pre").first().innerText();
        Matcher link = Pattern.compile("http://\\S+/invitation/\\S+").matcher(body);
        assertThat(link.find()).as(body).isTrue();
        return link.group();
    }

    private void others(Visitor admin) {
        for (String page :
                List.of(
                        "mail",
                        "sign-in",
                        "invitations",
                        "access",
                        "support",
                        "tablets",
                        "privacy")) {
            admin.visit("/settings/" + page);
            admin.look("settings-" + page);
        }
        admin.visit("/settings");
        admin.look("settings");
        admin.visit("/audit");
        admin.press("Check that nothing was altered");
        assertThat(admin.page().getByText("entries are as they were written.")).isVisible();
        admin.look("audit");
        admin.visit("/account");
        admin.look("account");
        admin.visit("/privacy");
        admin.look("privacy");
    }

    private void firstIn(Visitor teacher, String link) {
        teacher.visit(link);
        assertThat(teacher.heading("Welcome, Bram Placenameab")).isVisible();
        teacher.look("invitation");
        teacher.fill("New password", "marmalade otter thistle");
        teacher.fill("The same again", "marmalade otter thistle");
        teacher.press("Save and go in");
        assertThat(teacher.heading("My training")).isVisible();
        teacher.look("first-teacher-in");
    }
}
