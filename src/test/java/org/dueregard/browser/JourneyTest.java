package org.dueregard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The first story in a real browser: a teacher completes the module, the safeguarding lead sees it.
@PortalTest
class JourneyTest {

    private static final String MODULE = "prevent-awareness";
    private static final int MOST_TABS = 120;

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired TestClock clock;

    private Person teacher;
    private Person lead;
    private BrowserContext context;
    private Page page;
    private final Map<Long, String> secrets = new HashMap<>();
    private String shots = "";
    private final List<String> outside = new ArrayList<>();

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

    @BeforeEach
    void people() {
        Fixtures.TestSchool school = fixtures.school();
        teacher = fixtures.person(school, RoleGroup.TEACHERS);
        lead = fixtures.person(school, RoleGroup.DSL);
        fixtures.account(teacher);
        fixtures.account(lead, PortalRole.DSL);
        fixtures.contact(school, "DSL", "Ottoline Example", TestClock.TODAY.minusDays(3));
    }

    @AfterEach
    void closePage() {
        clock.reset();
        if (context != null) {
            context.close();
        }
        assertThat(outside).as("requests to anywhere else").isEmpty();
    }

    private void open(int width, String scheme) {
        if (context != null) {
            context.close();
        }
        shots = width + "-" + scheme;
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, width < 500 ? 844 : 900)
                                .setColorScheme(
                                        ColorScheme.valueOf(
                                                scheme.toUpperCase(java.util.Locale.ROOT))));
        Quiet.watch(context);
        context.setDefaultTimeout(15_000);
        page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(base()) && !request.url().startsWith("data:")) {
                outside.add(request.url());
            }
        });
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private void visit(String path) {
        page.navigate(base() + path);
        Quiet.settle(page);
    }

    private void signIn(Person person) {
        visit("/login");
        page.getByLabel("Email").fill(person.email());
        page.getByLabel("Password").fill(Fixtures.PASSWORD);
        button("Sign in").click();
        Quiet.settle(page);
        secondStep(person);
    }

    /// Sets the app up at the first sign-in of a lead, and uses it at later ones.
    private void secondStep(Person person) {
        clock.moveBy(java.time.Duration.ofMinutes(1));
        if (page.url().endsWith("/second-factor/new")) {
            secrets.put(person.id(), page.locator("code.secret").innerText());
            look("second-factor-new");
            page.getByLabel("Six-digit code")
                    .fill(Authenticator.code(secrets.get(person.id()), clock));
            button("Continue").click();
            look("spare-codes");
            page.getByText("I have kept them").click();
        } else if (page.url().endsWith("/second-factor")) {
            look("second-factor");
            page.getByLabel("Six-digit code")
                    .fill(Authenticator.code(secrets.get(person.id()), clock));
            button("Sign in").click();
        }
        Quiet.settle(page);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(name).setExact(true).setLevel(1));
    }

    private void look(String name) {
        Visitor.look(page, name, shots);
    }

    /// The questions of the open attempt, as they are kept.
    private List<JsonNode> shown() {
        return jdbc
                .sql(
                        "SELECT q.shown FROM attempt_questions q JOIN attempts a ON a.id = q.attempt_id"
                                + " WHERE a.staff_member_id = ? AND a.open_marker = 1 ORDER BY q.position")
                .param(teacher.id())
                .query(String.class)
                .list()
                .stream()
                .map(json::readTree)
                .toList();
    }

    private static List<Integer> rightOptions(JsonNode question) {
        return IntStream.range(0, question.get("options").size())
                .filter(i -> question.get("options").get(i).get("right").asBoolean())
                .boxed()
                .toList();
    }

    /// Where the questions are that are answered by a tick: which are drawn differs from attempt to
    /// attempt.
    private List<Integer> tickQuestions() {
        List<JsonNode> questions = shown();
        return IntStream.range(0, questions.size())
                .filter(i ->
                        !Set.of("ORDER", "MATCH", "SHORT")
                                .contains(questions.get(i).get("type").asString()))
                .boxed()
                .toList();
    }

    /// Items of an order from the first to the last, by what they say.
    private static List<String> inOrder(JsonNode question) {
        return StreamSupport.stream(question.get("options").spliterator(), false)
                .sorted(Comparator.comparingInt(option -> option.get("place").asInt()))
                .map(option -> option.get("text").asString())
                .toList();
    }

    private Locator within(int question, String selector) {
        return page.locator("#question-" + (question + 1) + selector);
    }

    private Locator option(int question, int option) {
        return page.locator("#question-" + (question + 1) + "-" + option);
    }

    private void answer(boolean rightly) {
        List<JsonNode> questions = shown();
        assertThat(questions).hasSize(10);
        for (int i = 0; i < questions.size(); i++) {
            JsonNode question = questions.get(i);
            switch (question.get("type").asString()) {
                case "ORDER" -> order(i, question, rightly);
                case "MATCH" -> match(i, question, rightly);
                case "SHORT" -> {
                    String right = question.get("accepted").get(0).get("text").asString();
                    within(i, "-words").fill(rightly ? right : "nothing of the kind");
                    within(i, "-words").blur();
                }
                default -> ticks(i, rightOptions(question), rightly);
            }
        }
        assertThat(page.getByText("10 of 10 answered")).isVisible();
    }

    private void ticks(int question, List<Integer> right, boolean rightly) {
        if (rightly) {
            right.forEach(option -> option(question, option).check());
            return;
        }
        int wrong = right.contains(0) ? 1 : 0;
        option(question, right.contains(wrong) ? right.size() : wrong).check();
    }

    /// The last goes up to the top first, so that the first ends there.
    private void order(int question, JsonNode shown, boolean rightly) {
        List<String> items = rightly ? inOrder(shown).reversed() : inOrder(shown);
        for (String item : items) {
            Locator up = up(question, item);
            while ("false".equals(up.getAttribute("aria-disabled"))) {
                up.click();
                page.waitForTimeout(80);
            }
        }
    }

    private Locator up(int question, String item) {
        return within(question, "")
                .getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Move up " + item));
    }

    private void match(int question, JsonNode shown, boolean rightly) {
        int count = shown.get("key").size();
        for (int left = 0; left < count; left++) {
            int right = (shown.get("key").get(left).asInt() + (rightly ? 0 : 1)) % count;
            within(question, "-" + left).selectOption(Integer.toString(right));
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "390, dark"})
    void a_teacher_reads_leaves_carries_on_fails_passes_and_the_lead_sees_it(
            int width, String scheme) {
        open(width, scheme);
        signIn(lead);
        visit("/coverage?module=" + MODULE);
        assertThat(page.getByText("0 % (0 of 2)").first()).isVisible();
        assertThat(page.getByText(teacher.givenName())).isVisible();
        look("coverage-before");

        open(width, scheme);
        visit("/login");
        look("sign-in");
        signIn(teacher);
        assertThat(heading("My training")).isVisible();
        look("training");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Continue: Prevent awareness"))
                .click();
        assertThat(heading("Prevent awareness")).isVisible();
        look("module");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Continue").setExact(true))
                .click();
        assertThat(heading("What the duty is, and what it is not")).isVisible();
        assertThat(page.getByText("Ottoline Example").first()).isVisible();
        page.getByLabel("An opinion, and a chance for a good discussion").check();
        button("Check my answer").click();
        assertThat(page.getByText("That is right.")).isVisible();
        look("section");
        button("Continue").click();
        assertThat(heading("How people are drawn in")).isVisible();

        // Leaves in the middle; carries on from another device.
        open(width, scheme);
        signIn(teacher);
        visit("/training/" + MODULE);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Continue").setExact(true))
                .click();
        assertThat(heading("How people are drawn in")).isVisible();
        for (String next :
                List.of(
                        "Notice, check, share",
                        "What happens after you have shared it",
                        "Talking with pupils about hard subjects",
                        "Our route",
                        "Quiz")) {
            button("Continue").click();
            assertThat(heading(next)).isVisible();
        }
        answer(false);
        look("quiz");
        button("Submit answers").click();
        assertThat(heading("Not passed yet")).isVisible();
        look("not-passed");
        // Loading the page again shows the same result.
        page.reload();
        assertThat(heading("Not passed yet")).isVisible();

        button("Try again").click();
        assertThat(page.getByText("Last time you reached")).isVisible();
        answer(true);
        button("Submit answers").click();
        assertThat(heading("Passed")).isVisible();
        look("passed");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Continue").setExact(true))
                .click();
        assertThat(page.getByText("Done and in date")).isVisible();
        look("training-done");

        open(width, scheme);
        signIn(lead);
        visit("/coverage?module=" + MODULE);
        assertThat(page.getByText("50 % (1 of 2)").first()).isVisible();
        assertThat(page.getByText(teacher.givenName())).not().isVisible();
        page.getByLabel("Show", new Page.GetByLabelOptions().setExact(true))
                .selectOption("covered");
        assertThat(page.getByText(teacher.givenName())).isVisible();
        look("coverage-after");
    }

    @ParameterizedTest
    @CsvSource({"1280, dark", "390, light"})
    void the_other_pages_are_clean_too(int width, String scheme) {
        fixtures.account(fixtures.person(teacher.school(), RoleGroup.SITE_AND_OFFICE));
        open(width, scheme);
        visit("/login?error");
        look("sign-in-problem");
        signIn(teacher);
        visit("/who-to-tell");
        look("who-to-tell");
        visit("/coverage");
        assertThat(heading("You cannot open this page")).isVisible();
        assertThat(page.getByText("Role group")).not().isVisible();
        look("denied");
        visit("/nowhere");
        assertThat(heading("There is nothing at this address")).isVisible();
        look("not-found");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go to your first page"))
                .click();
        assertThat(heading("My training")).isVisible();
        open(width, scheme);
        signIn(lead);
        visit("/content");
        assertThat(heading("Content")).isVisible();
        look("content");
        Person admin = fixtures.person(teacher.school(), RoleGroup.SITE_AND_OFFICE);
        fixtures.account(admin, PortalRole.ADMIN);
        open(width, scheme);
        signIn(admin);
        visit("/outbox");
        assertThat(heading("Outbox")).isVisible();
        look("outbox");
    }

    @Test
    void submitting_in_two_tabs_gives_one_result() {
        open(1280, "light");
        signIn(teacher);
        visit("/training/" + MODULE + "/quiz");
        answer(true);
        Page second = context.newPage();
        second.navigate(page.url());
        Quiet.settle(second);
        assertThat(second.getByText("10 of 10 answered")).isVisible();
        button("Submit answers").click();
        assertThat(heading("Passed")).isVisible();
        second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Submit answers"))
                .click();
        assertThat(
                        second.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("Passed").setExact(true)))
                .isVisible();
        page.goBack();
        page.goForward();
        assertThat(heading("Passed")).isVisible();
        assertThat(
                        jdbc.sql("SELECT COUNT(*) FROM completions WHERE staff_member_id = ?")
                                .param(teacher.id())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void overlooked_questions_are_pointed_out_once() {
        open(390, "light");
        signIn(teacher);
        visit("/training/" + MODULE + "/quiz");
        List<Integer> ticked = tickQuestions();
        option(ticked.getFirst(), 0).check();
        assertThat(page.getByText("1 of 10 answered")).isVisible();
        button("Submit answers").click();
        assertThat(page.getByText("9 questions have no answer yet.")).isVisible();
        look("overlooked");
        int overlooked = ticked.get(1);
        button("Question " + (overlooked + 1)).click();
        assertThat(option(overlooked, 0)).isFocused();
        // The second half of a double click is ignored; this is somebody who means it.
        page.waitForTimeout(1_600);
        button("Submit answers").click();
        assertThat(heading("Not passed yet")).isVisible();
    }

    @Test
    void the_whole_journey_with_the_keyboard_alone() {
        open(1280, "light");
        visit("/login");
        tabTo(page.getByLabel("Email"));
        page.keyboard().type(teacher.email());
        tabTo(page.getByLabel("Password"));
        page.keyboard().type(Fixtures.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(heading("My training")).isVisible();

        press(
                page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Continue: Prevent awareness")));
        assertThat(heading("Prevent awareness")).isVisible();
        assertThat(heading("Prevent awareness")).isFocused();
        press(
                page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Continue").setExact(true)));
        for (String title :
                List.of(
                        "What the duty is, and what it is not",
                        "How people are drawn in",
                        "Notice, check, share",
                        "What happens after you have shared it",
                        "Talking with pupils about hard subjects",
                        "Our route")) {
            assertThat(heading(title)).isFocused();
            press(button("Continue"));
        }
        assertThat(heading("Quiz")).isFocused();
        List<JsonNode> questions = shown();
        for (int i = 0; i < questions.size(); i++) {
            withKeys(i, questions.get(i));
        }
        assertThat(page.getByText("10 of 10 answered")).isVisible();
        press(button("Submit answers"));
        assertThat(heading("Passed")).isFocused();

        open(1280, "light");
        signIn(lead);
        assertThat(heading("Coverage on 14 September 2026")).isVisible();
        press(
                page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Prevent awareness").setExact(true)));
        assertThat(page.getByText("50 % (1 of 2)").first()).isVisible();
        press(button("Sign out"));
        assertThat(page.getByText("You have signed out.")).isVisible();
    }

    @Test
    void a_footnote_leads_down_the_page_and_leaves_it_as_it_was() {
        open(390, "light");
        signIn(teacher);
        visit("/training/" + MODULE + "/01-what-the-duty-is");
        Locator choice = page.getByLabel("An opinion, and a chance for a good discussion");
        choice.check();
        page.locator("sup a").first().click();
        assertThat(page.locator("#fn-1")).isInViewport();
        Quiet.settle(page);
        assertThat(choice).isChecked();
        assertThat(page.locator("#fn-1")).isInViewport();
    }

    @Test
    void who_to_tell_prints_on_one_sheet() {
        open(1280, "light");
        signIn(teacher);
        for (String role :
                List.of("DEPUTY", "HEAD", "LOCAL_AUTHORITY", "LOCAL_AUTHORITY_OUT_OF_HOURS")) {
            fixtures.contact(teacher.school(), role, "Somebody", TestClock.TODAY);
        }
        visit("/who-to-tell");
        byte[] pdf =
                page.pdf(
                        new Page.PdfOptions()
                                .setFormat("A4")
                                .setPath(Path.of("target", "screenshots", "who-to-tell.pdf")));
        String text = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(
                        text.contains("/Count 1\n")
                                || text.contains("/Count 1 ")
                                || text.contains("/Count 1>"))
                .as("one page")
                .isTrue();
    }

    @Test
    void the_skip_link_leads_past_the_menu() {
        open(1280, "light");
        signIn(teacher);
        visit("/training/" + MODULE);
        page.keyboard().press("Tab");
        assertThat(
                        page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("Skip to the page")))
                .isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
        page.keyboard().press("Tab");
        assertThat(
                        page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("Continue").setExact(true)))
                .isFocused();
        assertThat(heading("Prevent awareness")).isVisible();
    }

    private void press(Locator target) {
        tabTo(target);
        page.keyboard().press("Enter");
    }

    private void tabTo(Locator target) {
        target.first().waitFor();
        for (int i = 0; i < MOST_TABS; i++) {
            if ((Boolean) target.first().evaluate("e => e === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard never reached " + target);
    }

    /// Answers rightly with the keyboard alone.
    private void withKeys(int question, JsonNode shown) {
        switch (shown.get("type").asString()) {
            case "ORDER" -> {
                List<String> items = inOrder(shown).reversed();
                for (String item : items) {
                    Locator up = up(question, item);
                    while ("false".equals(up.getAttribute("aria-disabled"))) {
                        up.focus();
                        page.keyboard().press("Enter");
                        page.waitForTimeout(80);
                    }
                }
            }
            case "MATCH" -> {
                for (int left = 0; left < shown.get("key").size(); left++) {
                    tabTo(within(question, "-" + left));
                    int right = shown.get("key").get(left).asInt();
                    page.keyboard().type(shown.get("rights").get(right).asString().substring(0, 3));
                    page.keyboard().press("Tab");
                }
            }
            case "SHORT" -> {
                tabTo(within(question, "-words"));
                page.keyboard().type(shown.get("accepted").get(0).get("text").asString());
                page.keyboard().press("Tab");
            }
            case "MANY" -> {
                for (int option : rightOptions(shown)) {
                    tabTo(option(question, option));
                    page.keyboard().press("Space");
                }
            }
            default -> {
                tabTo(option(question, 0));
                page.keyboard().press("Space");
                for (int i = 0; i < rightOptions(shown).getFirst(); i++) {
                    page.keyboard().press("ArrowDown");
                }
            }
        }
    }
}
