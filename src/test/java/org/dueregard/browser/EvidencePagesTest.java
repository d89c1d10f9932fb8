package org.dueregard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Authenticator;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A teacher lodges a certificate in a real browser, and the safeguarding lead returns and verifies.
@PortalTest
class EvidencePagesTest {

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;

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

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private static FilePayload certificate(String name, String content) {
        return new FilePayload(
                name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
    }

    private static void fill(Visitor visitor, FilePayload file) {
        visitor.label("Which training it counts for").selectOption("prevent-awareness");
        visitor.fill("Who gave the training", "GOV.UK Prevent duty training");
        visitor.fill("Name of the course", "Prevent awareness course");
        visitor.fill("Date of the training", "2026-03-03");
        visitor.page().getByLabel("Online").check();
        visitor.label("Certificate").setInputFiles(file);
        visitor.press("Lodge this certificate");
    }

    private void signInWithCode(Visitor visitor, Person lead) {
        visitor.signIn(lead.email(), Fixtures.PASSWORD);
        clock.moveBy(Duration.ofMinutes(1));
        String secret = visitor.page().locator("code.secret").innerText();
        visitor.page().getByLabel("Six-digit code").fill(Authenticator.code(secret, clock));
        visitor.press("Continue");
        visitor.page().getByText("I have kept them").click();
        visitor.settle();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void a_certificate_goes_from_the_teacher_to_the_lead_and_back(int width, ColorScheme scheme) {
        Fixtures.TestSchool school = fixtures.school();
        Person teacher = fixtures.person(school, RoleGroup.TEACHERS);
        Person lead = fixtures.person(school, RoleGroup.DSL);
        fixtures.account(teacher);
        fixtures.account(lead, PortalRole.DSL);
        String base = "http://127.0.0.1:" + port;
        try (Visitor one = new Visitor(browser, base, width, scheme);
                Visitor other = new Visitor(browser, base, width, scheme)) {
            one.signIn(teacher.email(), Fixtures.PASSWORD);
            one.visit("/evidence");
            one.look("evidence");
            fill(one, certificate("page.pdf", "<html><p>x"));
            assertThat(one.page().evaluate("document.activeElement.className"))
                    .isEqualTo("error-summary");
            one.look("evidence-refused");
            fill(
                    one,
                    certificate("a long name of a certificate from the spring.pdf", "%PDF-1.7 a"));
            one.look("evidence-lodged");
            fill(one, certificate("second.pdf", "%PDF-1.7 b"));

            signInWithCode(other, lead);
            other.visit("/evidence/review");
            other.look("evidence-review");
            other.press("Verify: " + teacher.givenName());
            other.page().getByText("Return it instead").first().click();
            other.page().getByRole(AriaRole.TEXTBOX).first().fill("The name is not yours.");
            other.look("evidence-review-returning");
            other.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Return: " + teacher.givenName()))
                    .click();
            other.settle();
            other.look("evidence-review-empty");
            other.visit("/evidence");
            other.look("evidence-of-lead");

            one.visit("/evidence");
            assertThat(one.page().content()).contains("counts until", "The name is not yours.");
            one.look("evidence-decided");
            one.follow("Lodge again: Prevent awareness");
            assertThat(one.label("Name of the course").inputValue())
                    .isEqualTo("Prevent awareness course");
        }
    }

    /// The file has holes where nothing was ever written, and takes no room.
    @Test
    void a_browser_that_sends_two_gigabytes_is_shown_the_sentence() throws Exception {
        Person teacher = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        fixtures.account(teacher);
        Path large = Files.createTempFile("large", ".pdf");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw");
                Visitor one =
                        new Visitor(browser, "http://127.0.0.1:" + port, 1280, ColorScheme.LIGHT)) {
            file.setLength(2L * 1024 * 1024 * 1024);
            one.signIn(teacher.email(), Fixtures.PASSWORD);
            one.visit("/evidence");
            one.page()
                    .evaluate(
                            "document.querySelectorAll('[required]').forEach(e => e.required = false)");
            one.label("Certificate").setInputFiles(large);
            one.page()
                    .getByText("Lodge this certificate")
                    .click(new com.microsoft.playwright.Locator.ClickOptions().setTimeout(120_000));
            one.page()
                    .waitForURL(
                            "**/evidence?too-large",
                            new Page.WaitForURLOptions().setTimeout(120_000));
            assertThat(one.page().content()).contains("The file is larger than 10 MB");
            one.look("evidence-too-large");
        } finally {
            Files.delete(large);
        }
    }
}
