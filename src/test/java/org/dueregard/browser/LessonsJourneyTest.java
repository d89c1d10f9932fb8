package org.dueregard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A teacher finds a twenty-minute activity on voting, shows it to the class, marks it in two taps, and
/// opens the zip where there is no network.
@PortalTest
class LessonsJourneyTest {

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @TempDir Path folder;

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

    @ParameterizedTest
    @CsvSource({"390,light", "1280,dark"})
    void a_lesson_is_found_shown_marked_and_taken_away(int width, String scheme) throws Exception {
        Person person = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        fixtures.account(person, new PortalRole[0]);
        try (Visitor teacher =
                new Visitor(
                        browser,
                        "http://127.0.0.1:" + port,
                        width,
                        ColorScheme.valueOf(scheme.toUpperCase(Locale.ROOT)))) {
            teacher.signIn(person.email(), Fixtures.PASSWORD);
            find(teacher, width);
            String lesson = teacher.page().url();
            teacher.look("lesson");
            mark(teacher);
            teacher.visit(lesson + "/board");
            teacher.look("lesson-board");
            teacher.page().keyboard().press("ArrowRight");
            assertThat(teacher.heading("What we will learn")).isVisible();
            teacher.visit(lesson + "/print");
            teacher.look("lesson-print");
            teacher.visit("/lessons/map");
            assertThat(teacher.page().getByText("1 taught").first()).isVisible();
            teacher.look("values-map");
            if (width > 1_000) {
                byte[] sheet = teacher.page().pdf(new Page.PdfOptions().setFormat("A4"));
                assertThat(sheets(sheet)).as("the map on paper").isOne();
            }
            teacher.visit("/lessons/taught");
            teacher.look("lessons-taught");
            byte[] zip = teacher.page().request().get(lesson + "/take.zip").body();
            opensOffline(zip);
        }
    }

    /// Three taps at most, and ten seconds.
    private void find(Visitor teacher, int width) {
        Instant begun = Instant.now();
        teacher.follow("Lessons");
        teacher.page().getByLabel("Find a lesson").click();
        teacher.page().keyboard().type("20-minute KS2 activty on voting");
        teacher.page().keyboard().press("Enter");
        assertThat(teacher.page().getByText("for “20-minute KS2 activty on voting”").first())
                .isVisible();
        teacher.page().locator(".lesson-list h2 a").first().click();
        assertThat(teacher.page().getByText("We did this")).isVisible();
        assertThat(Duration.between(begun, Instant.now()))
                .as("seconds to find it at " + width)
                .isLessThan(Duration.ofSeconds(10));
        assertThat(teacher.page().locator(".lesson-facts"))
                .containsText(java.util.regex.Pattern.compile("Key stage 2.*20 minutes"));
        teacher.page().goBack();
        teacher.settle();
        teacher.look("lessons-found");
        teacher.page().locator(".lesson-list h2 a").first().click();
        teacher.settle();
    }

    private static void mark(Visitor teacher) {
        teacher.press("We did this");
        teacher.fill("What the class is called, for example 4B", "4B");
        teacher.look("lesson-class");
        teacher.press("Save");
        assertThat(teacher.page().getByText("Marked: 4B did this on")).isVisible();
        teacher.press("Take that back");
        teacher.press("We did this");
        teacher.press("4B");
        assertThat(teacher.page().getByText("Marked: 4B did this on")).isVisible();
    }

    private static int sheets(byte[] pdf) throws IOException {
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private void opensOffline(byte[] zip) throws IOException {
        Path index = null;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                assertThat(file).startsWithRaw(folder);
                Files.createDirectories(file.getParent());
                Files.write(file, in.readAllBytes());
                index = entry.getName().endsWith("/index.html") ? file : index;
            }
        }
        try (BrowserContext alone =
                browser.newContext(new Browser.NewContextOptions().setOffline(true))) {
            Page page = alone.newPage();
            page.navigate(java.util.Objects.requireNonNull(index).toUri().toString());
            assertThat(page.locator("h1")).isVisible();
            page.getByText("Show to the class").click();
            assertThat(page.locator("section.screen").first()).isVisible();
        }
    }
}
