package org.dueregard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Every type of question and a scenario in a real browser: by mouse, by keyboard alone, by thumb and by
/// name; left in the middle, cut off, and with contacts that change.
@PortalTest
@DirtiesContext
class LearningJourneyTest {

    private static final String MODULE = "every-type";
    private static final String TITLE = "Every type of question";
    private static final String MODULE_PAGE = "/training/" + MODULE;
    private static final String QUIZ = MODULE_PAGE + "/quiz";
    private static final String SECTION = MODULE_PAGE + "/01-try-it";
    private static final String SCENARIO = MODULE_PAGE + "/scenario-friday";
    private static final int MOST_TABS = 120;
    private static final double THUMB = 43.9;

    private static final String LEAD = "Ottoline Example";

    private static final String ONE = "You have a concern. Who hears of it first?";
    private static final String MANY = "Which of these belong to your part?";
    private static final String TRUE_FALSE = "You need proof before you share a concern.";
    private static final String ORDER = "What comes after what on a day with a concern?";
    private static final String MATCH = "Who is told when?";
    private static final String SHORT = "Which number do you ring when somebody is in danger?";
    private static final List<String> ALL = List.of(ONE, MANY, TRUE_FALSE, ORDER, MATCH, SHORT);

    private static final List<String> MANY_RIGHT = List.of("Notice", "Check", "Share");
    private static final List<String> STEPS =
            List.of(
                    "Notice something",
                    "Check it with what you know",
                    "Share it with the safeguarding lead in person, before you go home",
                    "Write it down");
    private static final Map<String, String> PAIRS =
            Map.of(
                    "A worry about a pupil",
                    "The safeguarding lead",
                    "A worry about the lead",
                    "Head or proprietor, as the policy says",
                    "Danger at this moment",
                    "999");

    private static final String TRY_ORDER = "Which step is before which?";
    private static final List<String> TRY_STEPS = List.of("Listen", "Tell", "Write");
    private static final String TRY_MATCH = "What goes where?";
    private static final Map<String, String> TRY_PAIRS =
            Map.of("A concern", "Safeguarding system", "A finished course", "This portal");

    private static final String MODULE_FILE =
            """
            ---
            title: Every type of question
            summary: One question of each type, and one evening to play.
            version: 2026-09
            audience: [trainees]
            renew: P1Y
            minutes: 5
            reviewed: 2026-09-01
            sources:
              - id: own
                title: Written for this test
            objectives:
              who-to-tell: Who you tell, and how
              steps: What comes after what
            ---
            Ring {{dsl.name}} at {{school.name}}.
            """;

    private static final String SECTION_FILE =
            """
            # Try it

            Two questions to try.

            ### Which step is before which? {#try-order check objective=steps}

            1. Listen
            2. Tell
            3. Write

            > Nothing is written before somebody was heard.

            ### What goes where? {#try-match check objective=steps}

            | What | Where |
            |---|---|
            | A concern | Safeguarding system |
            | A finished course | This portal |

            > Nothing about a pupil is kept here.
            """;

    private static final String QUIZ_FILE =
            """
            ---
            pass-mark: 80
            shuffle: true
            confidence: true
            ---
            # Quiz

            ## You have a concern. Who hears of it **first**? {#one objective=who-to-tell}

            - [x] {{dsl.name}}
            - [ ] A friend at another school
            - [ ] Nobody, until it is certain & proven

            > One route for every worry. [source: own]

            ## Which of these belong to your part? {#many objective=steps}

            - [x] Notice
            - [x] Check
            - [x] Share
            - [ ] Investigate
                > Investigating is for others.

            > Three words. [source: own]

            ## You need proof before you share a concern. {#true-false objective=who-to-tell}

            - [ ] True
            - [x] False

            > Share early. [source: own]

            ## What comes after what on a day with a concern? {#order objective=steps}

            1. Notice something
            2. Check it with what you know
            3. Share it with the safeguarding lead in person, before you go home
            4. Write it down

            > The same order for every worry. [source: own]

            ## Who is told when? {#match objective=who-to-tell}

            | When | Who |
            |---|---|
            | A worry about a pupil | The safeguarding lead |
            | A worry about **the lead** | Head or proprietor, as the policy says |
            | Danger at this moment | 999 |

            > The policy names the last person. [source: own]

            ## Which number do you ring when somebody is in danger? {#short objective=who-to-tell}

            = 999
            = nine nine nine

            > Before anything else. [source: own]
            """;

    private static final String SCENARIO_FILE =
            """
            # Friday evening

            It is a quarter past five at {{school.name}}, and you are about to lock up.

            ## At the door {#door}

            A pupil waits for you. "You must not tell anybody."

            - [Listen, and say that you may have to share it](#listen)
            - [Promise that it stays between you](#promise)

            ## A promise {#promise turn=wrong}

            He talks, because you promised. You hold something that you cannot keep.

            - [Tell him that you promised too much](#listen)
            - [Keep your word for the weekend](#monday)

            ## Listening {#listen}

            He tells you about a group, and about a meeting tomorrow.

            - [Go to {{dsl.name}} at once](#lead)
            - [Leave it until Monday](#monday)

            ## With the lead {#lead}

            You find {{dsl.name}}. Otherwise: {{dsl.phone}}, or {{deputy.name}}.

            - [Write it down together with {{dsl.name}}](#done)
            - [Go home without a word written](#monday)

            ## Nobody knew {#monday end=fail}

            On Monday it was too late for the meeting. Play the evening once more.

            ## The route held {#done end=pass}

            {{dsl.name}} knows, and it is written down.
            """;

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private Fixtures.TestSchool school;
    private Person teacher;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private BrowserContext context;
    private Page page;
    private Hand hand = new MouseHand();
    private String shots = "";
    private final List<String> outside = new ArrayList<>();

    @DynamicPropertySource
    static void content(DynamicPropertyRegistry registry) {
        registry.add("dueregard.content.location", LearningJourneyTest::written);
    }

    private static Path written() {
        Path folder = Path.of("target", "test-data", "every-type-" + ProcessHandle.current().pid());
        Path module = folder.resolve("modules").resolve(MODULE);
        try {
            Files.createDirectories(module);
            Files.writeString(module.resolve("module.md"), MODULE_FILE);
            Files.writeString(module.resolve("01-try-it.md"), SECTION_FILE);
            Files.writeString(module.resolve("quiz.md"), QUIZ_FILE);
            Files.writeString(module.resolve("scenario-friday.md"), SCENARIO_FILE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return folder;
    }

    @BeforeAll
    static void openBrowser() {
        Browsers.executable();
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void people() {
        school = fixtures.school();
        teacher = fixtures.person(school, RoleGroup.TEACHERS);
        fixtures.account(teacher);
        fixtures.contact(school, "DSL", LEAD, TestClock.TODAY.minusDays(3));
        fixtures.contact(school, "DEPUTY", "Sunniva Example", TestClock.TODAY.minusDays(3));
    }

    @AfterEach
    void closePages() {
        clock.reset();
        contexts.forEach(BrowserContext::close);
        // Requirements hold for every school, so other tests would see these.
        jdbc.sql("DELETE FROM requirements WHERE module_id = ?").param(MODULE).update();
        assertThat(outside).as("requests to anywhere else").isEmpty();
    }

    /// A browser of one's own, with somebody signed in; those opened before stay open.
    private void open(Person person, int width, String scheme, boolean touch) {
        shots = width + "-" + scheme;
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, width < 500 ? 844 : 900)
                                .setHasTouch(touch)
                                .setIsMobile(touch)
                                .setColorScheme(
                                        ColorScheme.valueOf(scheme.toUpperCase(Locale.ROOT))));
        Quiet.watch(context);
        context.setDefaultTimeout(20_000);
        contexts.add(context);
        hand = touch ? new ThumbHand() : new MouseHand();
        newTab();
        visit("/login");
        page.getByLabel("Email").fill(person.email());
        page.getByLabel("Password").fill(Fixtures.PASSWORD);
        button("Sign in").click();
        Quiet.settle(page);
        if (page.url().endsWith("/second-factor/new")) {
            clock.moveBy(Duration.ofMinutes(1));
            page.getByLabel("Six-digit code")
                    .fill(Authenticator.code(page.locator("code.secret").innerText(), clock));
            button("Continue").click();
            page.getByText("I have kept them").click();
            Quiet.settle(page);
        }
    }

    private void newTab() {
        page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(base()) && !request.url().startsWith("data:")) {
                outside.add(request.url());
            }
        });
    }

    /// Closes the tab the way somebody does who has to go, and opens the address anew.
    private void leaveAndReturnTo(String path) {
        page.close();
        newTab();
        visit(path);
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private void visit(String path) {
        page.navigate(base() + path);
        Quiet.settle(page);
    }

    private void look(String name) {
        Visitor.look(page, "every-type-" + name, shots);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(name).setExact(true).setLevel(1));
    }

    private Locator group(String name) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator in(Locator group, AriaRole role, String name) {
        return group.getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private void answered(int count) {
        assertThat(page.getByText(count + " of 6 answered")).isVisible();
    }

    // Ways to use a page

    /// What somebody has at hand. Where a control was moved away from, its change is told.
    private interface Hand {

        void press(Locator button);

        void tick(Locator input);

        void choose(Locator select, String text);

        void write(Locator input, String text);
    }

    private static class MouseHand implements Hand {

        @Override
        public void press(Locator button) {
            button.click();
        }

        @Override
        public void tick(Locator input) {
            label(input).click();
            assertThat(input).isChecked();
        }

        @Override
        public void choose(Locator select, String text) {
            select.selectOption(text);
        }

        @Override
        public void write(Locator input, String text) {
            input.click();
            input.pressSequentially(text);
            input.blur();
        }

        static Locator label(Locator input) {
            return input.locator("xpath=following-sibling::label");
        }
    }

    private static final class ThumbHand extends MouseHand {

        @Override
        public void press(Locator button) {
            button.tap();
        }

        @Override
        public void tick(Locator input) {
            label(input).tap();
            assertThat(input).isChecked();
        }

        @Override
        public void write(Locator input, String text) {
            input.tap();
            input.pressSequentially(text);
            input.blur();
        }
    }

    /// No mouse, and no focus from anywhere but the keyboard.
    private final class KeyboardHand implements Hand {

        @Override
        public void press(Locator button) {
            tabTo(button);
            page.keyboard().press("Enter");
        }

        @Override
        public void tick(Locator input) {
            if ("checkbox".equals(input.getAttribute("type"))) {
                tabTo(input);
                page.keyboard().press("Space");
            } else {
                // One stop for all of them; the arrows go from one to the next.
                Locator all = page.locator("input[name='" + input.getAttribute("name") + "']");
                tabTo(all.first());
                page.keyboard().press("Space");
                for (int i = 0; i < all.count() && !input.isChecked(); i++) {
                    page.keyboard().press("ArrowDown");
                }
            }
            assertThat(input).isChecked();
            assertThat(input).isFocused();
        }

        @Override
        public void choose(Locator select, String text) {
            tabTo(select);
            page.keyboard().type(text);
        }

        @Override
        public void write(Locator input, String text) {
            tabTo(input);
            page.keyboard().type(text);
            page.keyboard().press("Tab");
        }

        private void tabTo(Locator target) {
            target.waitFor();
            for (int i = 0; i < MOST_TABS; i++) {
                if ((Boolean) target.evaluate("e => e === document.activeElement")) {
                    return;
                }
                page.keyboard().press("Tab");
            }
            throw new AssertionError("The keyboard never reached " + target);
        }
    }

    // What is on the pages

    private void choice(String question, String option) {
        hand.tick(in(group(question), AriaRole.RADIO, option));
    }

    private void sure(String question, String level) {
        choice(question, level);
    }

    private void many(String question, List<String> options) {
        options.forEach(option -> hand.tick(in(group(question), AriaRole.CHECKBOX, option)));
    }

    private List<String> items(String question) {
        return group(question).locator(".order-text").allInnerTexts();
    }

    private void order(String question, List<String> right) {
        for (int place = 0; place < right.size(); place++) {
            String item = right.get(place);
            Locator up = in(group(question), AriaRole.BUTTON, "Move up " + item);
            for (int at = items(question).indexOf(item); at > place; at--) {
                hand.press(up);
                assertThat(group(question).locator(".order-text").nth(at - 1)).hasText(item);
                assertThat(up).isFocused();
            }
        }
        assertThat(items(question)).isEqualTo(right);
    }

    private void match(String question, Map<String, String> pairs) {
        pairs.forEach((left, right) -> {
            Locator select = in(group(question), AriaRole.COMBOBOX, left);
            hand.choose(select, right);
            assertThat(select.locator("option:checked")).hasText(right);
        });
    }

    private void answer(String question) {
        switch (question) {
            case ONE -> choice(ONE, LEAD);
            case MANY -> many(MANY, MANY_RIGHT);
            case TRUE_FALSE -> choice(TRUE_FALSE, "False");
            case ORDER -> order(ORDER, STEPS);
            case MATCH -> match(MATCH, PAIRS);
            default -> hand.write(in(group(SHORT), AriaRole.TEXTBOX, "Your answer"), " 999 ");
        }
    }

    private void isAnswered(String question) {
        switch (question) {
            case ONE -> assertThat(in(group(ONE), AriaRole.RADIO, LEAD)).isChecked();
            case MANY -> {
                MANY_RIGHT.forEach(option ->
                        assertThat(in(group(MANY), AriaRole.CHECKBOX, option)).isChecked());
                assertThat(in(group(MANY), AriaRole.CHECKBOX, "Investigate")).not().isChecked();
            }
            case TRUE_FALSE ->
                    assertThat(in(group(TRUE_FALSE), AriaRole.RADIO, "False")).isChecked();
            case ORDER -> assertThat(items(ORDER)).isEqualTo(STEPS);
            case MATCH ->
                    PAIRS.forEach((left, right) ->
                            assertThat(
                                            in(group(MATCH), AriaRole.COMBOBOX, left)
                                                    .locator("option:checked"))
                                    .hasText(right));
            default ->
                    assertThat(in(group(SHORT), AriaRole.TEXTBOX, "Your answer")).hasValue("999");
        }
    }

    /// Everything that can be seen of the questions, in its order.
    private List<String> asked() {
        List<String> seen = new ArrayList<>(page.locator("fieldset > legend").allInnerTexts());
        seen.addAll(page.locator("main label").allInnerTexts());
        seen.addAll(page.locator("main option").allTextContents());
        return seen;
    }

    private void choose(String choice, String scene) {
        hand.press(button(choice));
        assertThat(heading(scene)).isVisible();
        assertThat(heading(scene)).isFocused();
    }

    private long steps() {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM scenario_steps s JOIN scenario_runs r ON r.id = s.run_id"
                                + " WHERE r.staff_member_id = ?")
                .param(teacher.id())
                .query(Long.class)
                .single();
    }

    private long completions() {
        return jdbc.sql("SELECT COUNT(*) FROM completions WHERE staff_member_id = ?")
                .param(teacher.id())
                .query(Long.class)
                .single();
    }

    private void reviewed(String question, String... lines) {
        Locator section =
                page.locator("section.marked", new Page.LocatorOptions().setHasText(question));
        for (String line : lines) {
            assertThat(section).containsText(line);
        }
    }

    private void tryTheSection() {
        Locator reveal = button("Check my answer");
        Locator order = page.locator("section.check").first();
        Locator match = page.locator("section.check").last();
        hand.press(reveal.first());
        assertThat(order).containsText("Here is the answer.");
        order(TRY_ORDER, TRY_STEPS);
        assertThat(order).not().containsText("Here is the answer.");
        hand.press(reveal.first());
        assertThat(order).containsText("That is right.");
        hand.choose(in(group(TRY_MATCH), AriaRole.COMBOBOX, "A concern"), "This portal");
        hand.press(reveal.last());
        assertThat(match).containsText("Not quite.");
        look("section-wrong");
        match(TRY_MATCH, TRY_PAIRS);
        hand.press(reveal.last());
        assertThat(match).containsText("That is right.");
        assertThat(match).containsText("Nothing about a pupil is kept here.");
    }

    // Tests

    @Test
    void every_type_by_mouse_and_it_counts_once_the_scenario_is_passed_too() {
        open(teacher, 1280, "light", false);
        visit(MODULE_PAGE);
        assertThat(page.getByText("This counts as done when you pass the quiz (80 % or more) and"))
                .isVisible();
        assertThat(page.getByText("Scenario: Friday evening")).isVisible();
        look("module");
        link("Continue").click();
        assertThat(heading("Try it")).isVisible();
        tryTheSection();
        look("section");
        visit(QUIZ);
        look("quiz-empty");
        int count = 0;
        for (String question : ALL) {
            if (question.equals(TRUE_FALSE)) {
                choice(TRUE_FALSE, "True");
                sure(TRUE_FALSE, "Certain");
            } else {
                answer(question);
                sure(question, "Fairly sure");
            }
            answered(++count);
        }
        look("quiz");
        button("Submit answers").click();
        assertThat(heading("Passed")).isVisible();
        assertThat(heading("Passed")).isFocused();
        assertThat(page.getByText("83 %: 5 of 6 questions right.")).isVisible();
        assertThat(page.getByText("Still to do before this counts")).isVisible();
        assertThat(page.getByText("This counts until")).not().isVisible();
        assertThat(completions()).isZero();
        look("passed");
        String result = page.url();

        link("Continue").click();
        assertThat(heading("At the door")).isVisible();
        look("scene");
        choose("Promise that it stays between you", "A promise");
        assertThat(page.getByText("A wrong turn")).isVisible();
        look("scene-wrong");
        choose("Keep your word for the weekend", "Nobody knew");
        assertThat(page.getByText("Not passed yet")).isVisible();
        assertThat(page.getByText("You took one wrong turn.")).isVisible();
        look("scene-failed");
        assertThat(completions()).isZero();
        choose("Play it again", "At the door");
        choose("Listen, and say that you may have to share it", "Listening");
        choose("Go to " + LEAD + " at once", "With the lead");
        choose("Write it down together with " + LEAD, "The route held");
        assertThat(page.getByText("You took no wrong turn.")).isVisible();
        look("scene-passed");
        assertThat(completions()).isOne();
        link("Continue").click();
        assertThat(heading("My training")).isVisible();

        page.navigate(result);
        assertThat(heading("Passed")).isVisible();
        assertThat(page.getByText("This counts until 13 September 2027.")).isVisible();
        assertThat(page.getByText("Still to do before this counts")).not().isVisible();
        assertThat(page.getByText("You were certain of one answer that was not right."))
                .isVisible();
        String right = "You chose this; it is right";
        reviewed(ONE, "Right", LEAD + right, "You were fairly sure.", "One route for every worry.");
        reviewed(MANY, "Right", "Notice" + right, "Check" + right, "Share" + right);
        reviewed(
                TRUE_FALSE,
                "Not right",
                "TrueYou chose this; it is not right",
                "FalseThis was right",
                "You were certain. This is worth a closer look.");
        reviewed(
                ORDER,
                STEPS.stream().map(step -> step + "You had this right").toArray(String[]::new));
        reviewed(MATCH, "The safeguarding lead", "Head or proprietor, as the policy says", "999");
        reviewed(SHORT, "999", "Before anything else.");
        look("review");
        visit(MODULE_PAGE);
        assertThat(page.getByText("13 September 2027")).isVisible();
        look("module-done");
    }

    @Test
    void every_type_with_the_keyboard_alone() {
        open(teacher, 1280, "dark", false);
        KeyboardHand keys = new KeyboardHand();
        hand = keys;
        visit(MODULE_PAGE);
        hand.press(link("Continue"));
        assertThat(heading("Try it")).isFocused();
        tryTheSection();
        hand.press(button("Continue"));
        assertThat(heading("Try it")).not().isVisible();
        visit(QUIZ);
        for (String question : ALL) {
            if (!question.equals(ORDER)) {
                answer(question);
                sure(question, "Certain");
            }
        }
        answered(5);
        hand.press(button("Submit answers"));
        Locator alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert).containsText("One question has no answer yet.");
        assertThat(alert).isFocused();
        look("overlooked");
        Locator overlooked = alert.getByRole(AriaRole.BUTTON);
        assertThat(overlooked).hasCount(1);
        hand.press(overlooked);
        assertThat(in(group(ORDER), AriaRole.BUTTON, "Move down " + items(ORDER).getFirst()))
                .isFocused();
        order(ORDER, STEPS);
        sure(ORDER, "Unsure");
        answered(6);
        // Once too often at the top, and at the bottom: nothing is undone.
        Locator up = in(group(ORDER), AriaRole.BUTTON, "Move up " + STEPS.get(1));
        keys.tabTo(up);
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Space");
        }
        assertThat(page.getByText(STEPS.get(1) + " is now 1 of 4")).isAttached();
        assertThat(up).isFocused();
        assertThat(group(ORDER).locator(".order-text").first()).hasText(STEPS.get(1));
        Locator down = in(group(ORDER), AriaRole.BUTTON, "Move down " + STEPS.get(1));
        keys.tabTo(down);
        page.keyboard().press("Space");
        assertThat(group(ORDER).locator(".order-text").first()).hasText(STEPS.getFirst());
        assertThat(down).isFocused();
        assertThat(items(ORDER)).isEqualTo(STEPS);
        look("quiz");
        keys.tabTo(button("Submit answers"));
        page.keyboard().press("Space");
        assertThat(heading("Passed")).isFocused();
        assertThat(page.getByText("100 %: 6 of 6 questions right.")).isVisible();
        look("passed");
        hand.press(link("Continue"));
        assertThat(heading("At the door")).isFocused();
        choose("Listen, and say that you may have to share it", "Listening");
        choose("Go to " + LEAD + " at once", "With the lead");
        choose("Write it down together with " + LEAD, "The route held");
        look("scene-passed");
        hand.press(link("Continue"));
        assertThat(heading("My training")).isFocused();
        assertThat(completions()).isOne();
    }

    @Test
    void every_type_with_a_thumb() {
        open(teacher, 390, "dark", true);
        visit(MODULE_PAGE);
        look("module");
        largeEnough("module");
        link("Continue").tap();
        assertThat(heading("Try it")).isVisible();
        largeEnough("section");
        tryTheSection();
        look("section");
        largeEnough("section");
        visit(QUIZ);
        largeEnough("quiz");
        look("quiz-empty");
        int count = 0;
        for (String question : ALL) {
            answer(question);
            sure(question, "Unsure");
            answered(++count);
        }
        look("quiz");
        button("Submit answers").tap();
        assertThat(heading("Passed")).isVisible();
        look("passed");
        largeEnough("passed");
        link("Continue").tap();
        assertThat(heading("At the door")).isVisible();
        look("scene");
        largeEnough("scene");
        choose("Promise that it stays between you", "A promise");
        look("scene-wrong");
        choose("Keep your word for the weekend", "Nobody knew");
        look("scene-failed");
        largeEnough("scene-failed");
        choose("Play it again", "At the door");
        choose("Listen, and say that you may have to share it", "Listening");
        choose("Go to " + LEAD + " at once", "With the lead");
        choose("Write it down together with " + LEAD, "The route held");
        look("scene-passed");
        largeEnough("scene-passed");
        assertThat(completions()).isOne();
    }

    /// Every target of a thumb is as high as a thumb is wide: the row of a radio button, not its dot.
    private void largeEnough(String name) {
        List<String> small = new ArrayList<>();
        Locator targets =
                page.locator(
                        "button:visible, .choice label:visible, select:visible,"
                                + " input:not([type=radio]):not([type=checkbox]):visible,"
                                + " a.button:visible, header a:visible, .task-list a:visible,"
                                + " summary:visible");
        for (Locator target : targets.all()) {
            BoundingBox box = target.boundingBox();
            if (box.height < THUMB) {
                small.add(target.innerText() + " " + box.height);
            }
        }
        assertThat(small).as("too small on " + name).isEmpty();
        assertThat(targets.count()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "390, light"})
    void every_control_has_its_name(int width, String scheme) {
        open(teacher, width, scheme, false);
        visit(QUIZ);
        look("quiz-names");
        List<Named> nodes = accessible();
        assertThat(nodes).allSatisfy(node -> assertThat(node.name()).as(node.role()).isNotBlank());
        List<String> groups = names(nodes, "group");
        assertThat(groups).containsAll(ALL);
        assertThat(groups).filteredOn(name -> name.equals("How sure are you?")).hasSize(6);
        assertThat(groups).hasSize(12);
        Set<String> buttons = new TreeSet<>(names(nodes, "button"));
        for (String step : STEPS) {
            assertThat(buttons).contains("Move up " + step, "Move down " + step);
        }
        assertThat(buttons).contains("Submit answers");
        assertThat(names(nodes, "combobox")).containsExactlyInAnyOrderElementsOf(PAIRS.keySet());
        assertThat(names(nodes, "textbox")).containsExactly("Your answer");
        assertThat(names(nodes, "checkbox"))
                .containsExactlyInAnyOrder("Notice", "Check", "Share", "Investigate");
        assertThat(names(nodes, "radio"))
                .contains(LEAD, "Nobody, until it is certain & proven", "True", "False");
        assertThat(names(nodes, "radio")).filteredOn("Fairly sure"::equals).hasSize(6);
        // What Playwright finds is what a check from outside finds.
        for (String question : ALL) {
            assertThat(group(question)).hasCount(1);
        }
        visit(SECTION);
        nodes = accessible();
        assertThat(nodes).allSatisfy(node -> assertThat(node.name()).as(node.role()).isNotBlank());
        assertThat(names(nodes, "group")).containsExactly(TRY_ORDER, TRY_MATCH);
        assertThat(names(nodes, "combobox"))
                .containsExactlyInAnyOrderElementsOf(TRY_PAIRS.keySet());
        visit(SCENARIO);
        nodes = accessible();
        assertThat(nodes).allSatisfy(node -> assertThat(node.name()).as(node.role()).isNotBlank());
        assertThat(names(nodes, "group")).containsExactly("What do you do?");
        assertThat(names(nodes, "button"))
                .contains(
                        "Listen, and say that you may have to share it",
                        "Promise that it stays between you");
    }

    private record Named(String role, String name) {}

    private static final Set<String> CONTROLS =
            Set.of("group", "button", "combobox", "textbox", "checkbox", "radio", "link");

    private static List<String> names(List<Named> nodes, String role) {
        return nodes.stream().filter(node -> node.role().equals(role)).map(Named::name).toList();
    }

    /// The groups and controls as the browser gives them to a screen reader.
    private List<Named> accessible() {
        CDPSession session = context.newCDPSession(page);
        List<Named> found = new ArrayList<>();
        for (JsonElement element :
                session.send("Accessibility.getFullAXTree", new JsonObject())
                        .getAsJsonArray("nodes")) {
            JsonObject node = element.getAsJsonObject();
            String role = value(node, "role");
            if (!node.get("ignored").getAsBoolean() && CONTROLS.contains(role)) {
                found.add(new Named(role, value(node, "name")));
            }
        }
        session.detach();
        return found;
    }

    private static String value(JsonObject node, String key) {
        JsonObject computed = node.getAsJsonObject(key);
        return computed == null || !computed.has("value")
                ? ""
                : computed.get("value").getAsString();
    }

    @Test
    void whoever_leaves_a_quiz_finds_the_same_questions_and_answers() {
        open(teacher, 1280, "light", false);
        visit(MODULE_PAGE);
        visit(QUIZ);
        List<String> texts =
                page.locator("main fieldset:not(.confidence) > legend").allInnerTexts();
        List<String> first = List.of(ORDER, MATCH, SHORT);
        for (String question : first) {
            // What was sent earlier arrives earlier: the count of the last answer tells of them
            // all.
            if (question.equals(SHORT)) {
                sure(MATCH, "Unsure");
            }
            answer(question);
        }
        answered(3);
        leaveAndReturnTo(QUIZ);
        answered(3);
        first.forEach(this::isAnswered);
        assertThat(in(group(MATCH), AriaRole.RADIO, "Unsure")).isChecked();
        assertThat(page.locator("main fieldset:not(.confidence) > legend").allInnerTexts())
                .isEqualTo(texts);
        for (String question : List.of(ONE, MANY, TRUE_FALSE)) {
            answer(question);
        }
        answered(6);
        List<String> asked = asked();
        leaveAndReturnTo(QUIZ);
        answered(6);
        ALL.forEach(this::isAnswered);
        assertThat(asked()).isEqualTo(asked);

        // Back and forward do no harm, before and after.
        visit(MODULE_PAGE);
        visit(QUIZ);
        page.goBack();
        assertThat(heading(TITLE)).isVisible();
        page.goForward();
        answered(6);
        ALL.forEach(this::isAnswered);
        button("Submit answers").click();
        assertThat(heading("Passed")).isVisible();
        page.goBack();
        assertThat(heading(TITLE)).isVisible();
        page.goForward();
        assertThat(heading("Passed")).isVisible();
        assertThat(
                        jdbc.sql("SELECT COUNT(*) FROM attempts WHERE staff_member_id = ?")
                                .param(teacher.id())
                                .query(Long.class)
                                .single())
                .isOne();
    }

    @Test
    void an_answer_given_without_a_network_is_told_and_kept_when_it_is_back() {
        open(teacher, 390, "light", true);
        visit(QUIZ);
        answer(MANY);
        answered(1);
        context.setOffline(true);
        hand.tick(in(group(ONE), AriaRole.RADIO, LEAD));
        hand.tick(in(group(TRUE_FALSE), AriaRole.RADIO, "False"));
        Locator told = page.getByRole(AriaRole.STATUS).getByText("Connection lost");
        assertThat(told).isVisible();
        look("offline");
        answered(1);
        context.setOffline(false);
        answered(3);
        assertThat(told).not().isVisible();
        look("online-again");
        answer(MATCH);
        answered(4);
        page.reload();
        answered(4);
        List.of(ONE, MANY, TRUE_FALSE, MATCH).forEach(this::isAnswered);
    }

    @Test
    void whoever_leaves_a_scenario_comes_back_to_the_same_scene() {
        open(teacher, 1280, "light", false);
        visit(MODULE_PAGE);
        visit(SCENARIO);
        choose("Promise that it stays between you", "A promise");
        choose("Tell him that you promised too much", "Listening");
        assertThat(steps()).isEqualTo(3);
        leaveAndReturnTo(SCENARIO);
        assertThat(heading("Listening")).isVisible();
        assertThat(button("Go to " + LEAD + " at once")).isVisible();
        // Another device.
        open(teacher, 390, "dark", true);
        visit(SCENARIO);
        assertThat(heading("Listening")).isVisible();
        look("scene-again");
        // Back is out of the scenario, not back in time.
        visit(MODULE_PAGE);
        visit(SCENARIO);
        page.goBack();
        assertThat(heading(TITLE)).isVisible();
        page.goForward();
        assertThat(heading("Listening")).isVisible();
        assertThat(steps()).isEqualTo(3);
        choose("Go to " + LEAD + " at once", "With the lead");
        page.goBack();
        assertThat(heading(TITLE)).isVisible();
        page.goForward();
        assertThat(heading("With the lead")).isVisible();
        assertThat(steps()).isEqualTo(4);
    }

    @Test
    void a_double_click_on_a_choice_is_one_step() {
        open(teacher, 1280, "light", false);
        visit(SCENARIO);
        button("Listen, and say that you may have to share it").dblclick();
        assertThat(heading("Listening")).isVisible();
        page.waitForTimeout(500);
        assertThat(heading("Listening")).isVisible();
        assertThat(steps()).isEqualTo(2);

        // A slower one: its second half falls upon the choice that is there by then.
        BoundingBox box = button("Go to " + LEAD + " at once").boundingBox();
        page.mouse().move(box.x + 20, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().up();
        assertThat(heading("With the lead")).isVisible();
        page.mouse().down(new Mouse.DownOptions().setClickCount(2));
        page.mouse().up(new Mouse.UpOptions().setClickCount(2));
        page.waitForTimeout(500);
        assertThat(heading("With the lead")).isVisible();
        assertThat(steps()).isEqualTo(3);
        // Somebody who means it is heard.
        choose("Write it down together with " + LEAD, "The route held");
    }

    @Test
    void a_change_of_contact_shows_in_the_open_scenario() {
        open(teacher, 390, "light", true);
        visit(SCENARIO);
        choose("Listen, and say that you may have to share it", "Listening");
        choose("Go to " + LEAD + " at once", "With the lead");
        assertThat(page.locator("main"))
                .containsText(
                        "You find Ottoline Example. Otherwise: 01632 960777, or Sunniva Example.");
        Page reading = page;

        Person lead = fixtures.person(school, RoleGroup.DSL);
        fixtures.account(lead, PortalRole.DSL);
        open(lead, 1280, "light", false);
        visit("/settings/contacts");
        page.getByText("Designated safeguarding lead: Ottoline Example").click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .first()
                .fill("Wilfreda {Example} & Co");
        button("Save").first().click();
        assertThat(page.getByText("Designated safeguarding lead: Wilfreda {Example} & Co"))
                .isVisible();
        assertThat(page.getByText("Your change is saved.")).isVisible();
        page = reading;
        page.reload();
        assertThat(heading("With the lead")).isVisible();
        assertThat(page.locator("main")).containsText("You find Wilfreda {Example} & Co.");
        assertThat(page.locator("main")).not().containsText("Ottoline");
        hand = new ThumbHand();
        choose("Write it down together with Wilfreda {Example} & Co", "The route held");
        assertThat(page.locator("main")).containsText("Go to Wilfreda {Example} & Co at once");
        assertThat(page.locator("main")).not().containsText("Ottoline");
    }

    @Test
    void a_missing_contact_is_a_plain_sentence() {
        Person newcomer = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        fixtures.account(newcomer);
        open(newcomer, 390, "dark", true);
        visit(SCENARIO);
        plain();
        choose("Listen, and say that you may have to share it", "Listening");
        plain();
        choose("Go to your designated safeguarding lead at once", "With the lead");
        assertThat(page.locator("main"))
                .containsText(
                        "You find your designated safeguarding lead. Otherwise: the number you"
                                + " get in the office, or the deputy safeguarding lead.");
        plain();
        look("scene-no-contact");
        choose("Write it down together with your designated safeguarding lead", "The route held");
        plain();
        visit(QUIZ);
        choice(ONE, "your designated safeguarding lead");
        answered(1);
        plain();
        visit(MODULE_PAGE);
        plain();
    }

    private void plain() {
        assertThat(page.locator("main").innerText()).doesNotContainPattern("[{}\\uE000]");
    }
}
