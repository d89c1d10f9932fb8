package org.dueregard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.keys.Seal;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A visit from the request to the end in a real browser: the teacher asks, the lead checks, the head
/// decides with a condition, an adviser and the speaker answer through private links, reception lets
/// the speaker in, the teacher says how it went, the lead closes.
@PortalTest
class SpeakerJourneyTest {

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired Seal seal;

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

    private Visitor visitor(int width, String scheme) {
        return new Visitor(
                browser,
                "http://127.0.0.1:" + port,
                width,
                ColorScheme.valueOf(scheme.toUpperCase(java.util.Locale.ROOT)));
    }

    private Visitor signedIn(Person person, int width, String scheme, PortalRole... roles) {
        long account = fixtures.account(person, roles);
        jdbc.sql("UPDATE accounts SET demonstration = TRUE WHERE id = ?").param(account).update();
        Visitor visitor = visitor(width, scheme);
        visitor.signIn(person.email(), Fixtures.PASSWORD);
        return visitor;
    }

    /// The newest private link that was mailed to somebody.
    private String link(String email) {
        String sealed =
                jdbc.sql(
                                "SELECT link FROM outbox_messages WHERE recipient = ?"
                                        + " AND link IS NOT NULL ORDER BY created_at DESC, id DESC"
                                        + " LIMIT 1")
                        .param(email)
                        .query(String.class)
                        .single();
        String address = seal.open(sealed, "outbox_messages.link");
        return address.substring(address.indexOf("/speakers/"));
    }

    private static void record(Visitor visitor, String check, String found) {
        Locator card =
                visitor.page()
                        .locator(".card")
                        .filter(
                                new Locator.FilterOptions()
                                        .setHas(
                                                visitor.page()
                                                        .getByRole(
                                                                AriaRole.HEADING,
                                                                new Page.GetByRoleOptions()
                                                                        .setName(check)
                                                                        .setExact(true))));
        card.getByText("Record what you found").click();
        card.getByLabel("What I looked at").fill("Their site and the first page of a search");
        card.getByLabel("Source: address, or who answered").fill("https://speaker.example");
        card.getByLabel("What was found").fill(found);
        card.getByLabel("Why it matters to this event").fill("It is what they will talk about.");
        card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Record this check"))
                .click();
        assertThat(card.getByText("Done", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @ParameterizedTest
    @CsvSource({"390,light", "1280,dark"})
    void four_people_and_two_links_bring_a_visit_from_the_request_to_the_end(
            int width, String scheme) {
        TestSchool school = fixtures.school();
        Person host = fixtures.person(school, RoleGroup.TEACHERS);
        Person lead = fixtures.person(school, RoleGroup.DSL);
        Person boss = fixtures.person(school, RoleGroup.LEADERSHIP);
        Person desk = fixtures.person(school, RoleGroup.SITE_AND_OFFICE);
        String speaker = "speaker" + school.id() + "@speaker.example";
        String adviser = "adviser" + school.id() + "@council.example";
        try (Visitor teacher = signedIn(host, width, scheme);
                Visitor dsl = signedIn(lead, width, scheme, PortalRole.DSL);
                Visitor head = signedIn(boss, width, scheme, PortalRole.HEAD);
                Visitor reception = signedIn(desk, width, scheme, PortalRole.RECEPTION);
                Visitor outside = visitor(width, scheme)) {
            String reference = ask(teacher, speaker);
            assertThat(teacher.page().getByText("Amber").first()).isVisible();
            teacher.look("speaker-file-new");
            record(teacher, "Search for the person", "A known author; nothing against a visit.");
            teacher.look("speaker-file-host");

            outside.visit(link(speaker));
            assertThat(outside.heading("Poetry that argues")).isVisible();
            outside.look("speaker-link-asked");

            check(dsl, reference, adviser);
            outside.visit(link(adviser));
            assertThat(outside.page().getByRole(AriaRole.BUTTON)).hasCount(1);
            outside.look("speaker-advice");
            outside.fill("Your advice", "Nothing is known that speaks against it.");
            outside.press("Send the advice");
            assertThat(outside.heading("Thank you")).isVisible();
            recommend(dsl, reference);

            decide(head, reference);
            sign(outside, link(speaker));

            blockedAtTheDoor(reception);
            teacher.visit("/speakers/" + reference);
            teacher.press("Met: A member of staff opens the discussion");
            assertThat(teacher.page().getByText("The condition is met.").first()).isVisible();
            teacher.press("Confirm: everything is as agreed");
            teacher.look("speaker-file-ready");

            arriveAndLeave(reception);
            teacher.visit("/speakers/" + reference);
            teacher.fill("What pupils took with them", "How a poem can hold two views at once.");
            teacher.press("Send the review");
            assertThat(teacher.page().getByText("Thank you. The review is kept.")).isVisible();
            dsl.visit("/speakers/" + reference);
            dsl.press("Close this visit");
            assertThat(dsl.page().getByText("The visit is closed.")).isVisible();
            dsl.press("Verify");
            assertThat(dsl.page().getByText("each as it was written")).isVisible();
            dsl.look("speaker-file-closed");
            dsl.visit("/speakers?show=all");
            assertThat(dsl.page().getByText("Poetry that argues").first()).isVisible();
            dsl.look("speakers-queue");
        }
    }

    private static String ask(Visitor teacher, String email) {
        teacher.visit("/speakers");
        teacher.look("speakers-own-empty");
        teacher.follow("Ask for a speaker");
        assertThat(teacher.heading("Ask for a speaker")).isVisible();
        teacher.fill("What the visit is called", "Poetry that argues");
        teacher.fill("Speaker’s full name", "Ottoline Example");
        teacher.fill("Organisation, or “none”", "Example Press");
        teacher.label("Kind of organisation").selectOption("BUSINESS");
        teacher.fill("E-mail of the speaker, for a private link", email);
        teacher.label("Topic").selectOption("ARTS_AND_BOOKS");
        teacher.fill("Why this speaker", "She writes what Year 9 reads this term.");
        teacher.fill("What pupils will learn", "How a poem can hold two views at once.");
        teacher.fill(
                "What will be said, shown or handed out",
                "Three poems. One is about a soldier's travel to Syria in 1941, for history.");
        teacher.fill("Day", TestClock.TODAY.toString());
        teacher.fill("From", "14:00");
        teacher.fill("To", "15:00");
        teacher.fill("Place", "Library");
        teacher.fill("Who listens, and how many", "Year 9, thirty pupils");
        teacher.fill("Who stays with them throughout", "The head of English");
        assertThat(teacher.page().getByText("Kept. Nothing is handed in yet.")).isVisible();
        assertThat(teacher.page().getByText("This is less than 15 school days’ notice."))
                .isVisible();
        teacher.settle();
        teacher.look("speaker-new");
        teacher.press("Hand in");
        teacher.page().waitForURL("**/speakers/V*");
        teacher.settle();
        String url = teacher.page().url();
        return url.replaceAll(".*/speakers/([^?]+).*", "$1");
    }

    private static void check(Visitor dsl, String reference, String adviser) {
        dsl.visit("/speakers");
        dsl.look("speakers-queue-open");
        dsl.follow("Poetry that argues");
        dsl.press("Begin checking");
        assertThat(dsl.page().getByText("You are checking this request.")).isVisible();
        for (String check :
                List.of(
                        "Speak to the organisation",
                        "What will be said and shown",
                        "Who the person is",
                        "What the organisation is",
                        "Their own words",
                        "Somebody who had them before",
                        "Official lists",
                        "Risk to the audience and the school")) {
            record(dsl, check, "Nothing against a visit.");
        }
        assertThat(dsl.page().getByText("Some phrases have not been judged.")).isVisible();
        assertThat(dsl.page().getByText("travel to Syria").first()).isVisible();
        dsl.look("speaker-file-checked");
        dsl.fill("Because", "It is a poem about 1941.");
        dsl.press("Keep this judgement");
        assertThat(dsl.page().getByText("It does not matter here: It is a poem about 1941."))
                .isVisible();
        dsl.page().getByText("Ask police or local authority for advice").click();
        dsl.fill("Whom you ask (role, not only a name)", "Prevent lead of the council");
        dsl.fill("Their e-mail, for a private link; leave empty to ask by telephone", adviser);
        dsl.fill("Your question", "Is anything known about Example Press?");
        dsl.press("Ask for advice");
        assertThat(dsl.page().getByText("Paused since").first()).isVisible();
        dsl.look("speaker-file-advice");
    }

    private static void recommend(Visitor dsl, String reference) {
        dsl.visit("/speakers/" + reference);
        assertThat(dsl.page().getByText("Nothing is known that speaks against it.")).isVisible();
        dsl.label("What I propose").selectOption("APPROVED_WITH_CONDITIONS");
        dsl.fill("Reasons", "All checks are good; a discussion afterwards helps.");
        dsl.press("Send to the one who decides");
        assertThat(dsl.page().getByText("You checked this request, so somebody else decides."))
                .hasCount(0);
        assertThat(dsl.page().getByText("Waiting for a decision").first()).isVisible();
        dsl.look("speaker-file-recommended");
    }

    private static void decide(Visitor head, String reference) {
        head.visit("/speakers/" + reference);
        head.look("speaker-file-decide");
        head.fill("Why it is approved", "It fits the term and has been checked well.");
        head.fill("Condition 1", "A member of staff opens the discussion");
        head.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Approve").setExact(true))
                .click();
        assertThat(head.page().getByText("Approved. Everybody has been told.")).isVisible();
        head.look("speaker-file-approved");
    }

    private static void sign(Visitor outside, String link) {
        outside.visit(link);
        outside.look("speaker-agreement");
        outside.label("I have read this and agree to it").check();
        outside.fill("Your full name, as your signature", "Ottoline Example");
        outside.press("Sign the agreement");
        assertThat(outside.page().getByText("Your signature and the text are kept.")).isVisible();
        outside.fill(
                "What is wrong, and what is right", "I come with a colleague who carries books.");
        outside.press("Send it to the school");
        assertThat(outside.page().getByText("The school sees what you wrote.")).isVisible();
        outside.look("speaker-agreement-signed");
    }

    private static void blockedAtTheDoor(Visitor reception) {
        reception.visit("/reception");
        assertThat(reception.page().getByText("Do not let in yet. Still open:")).isVisible();
        reception.look("reception-blocked");
    }

    private static void arriveAndLeave(Visitor reception) {
        reception.visit("/reception");
        reception.page().getByText("Ottoline Example is here").click();
        reception.fill("Proof of identity you saw", "Driving licence");
        reception.label("Badge number").fill("7");
        reception.look("reception-arrive");
        reception.press("Arrived");
        assertThat(reception.page().getByText("In the building now: 1")).isVisible();
        reception.look("reception-on-site");
        reception.press("Ottoline Example has left");
        assertThat(reception.page().getByText("In the building now: 0")).isVisible();
    }

    /// Somebody the school knows well: three checks, one recommendation, one decision. Every key a
    /// person would press, and no mouse.
    @Test
    void a_green_visit_is_asked_for_checked_and_approved_the_same_day_by_keyboard_alone() {
        TestSchool school = fixtures.school();
        Person host = fixtures.person(school, RoleGroup.TEACHERS);
        Person lead = fixtures.person(school, RoleGroup.DSL);
        Person boss = fixtures.person(school, RoleGroup.LEADERSHIP);
        try (Visitor teacher = signedIn(host, 1280, "light");
                Visitor dsl = signedIn(lead, 1280, "light", PortalRole.DSL);
                Visitor head = signedIn(boss, 1280, "light", PortalRole.HEAD)) {
            teacher.visit("/speakers/new");
            type(teacher, "What the visit is called", "Fire safety assembly");
            type(teacher, "Speaker’s full name", "Hollis Examplewick");
            type(teacher, "Organisation, or “none”", "Hedgeshire Fire Brigade");
            tabTo(teacher, teacher.label("Kind of organisation"));
            teacher.page().keyboard().type("Public");
            type(teacher, "Why this speaker", "They come every autumn.");
            type(teacher, "What pupils will learn", "How to get out.");
            type(teacher, "What will be said, shown or handed out", "A film and a talk.");
            type(teacher, "Day", "09252026");
            type(teacher, "From", "0200PM");
            type(teacher, "To", "0300PM");
            type(teacher, "Place", "Hall");
            type(teacher, "Who listens, and how many", "Year 4");
            type(teacher, "Who stays with them throughout", "The form tutor");
            assertThat(teacher.page().getByText("the speaker comes from a public body"))
                    .isVisible();
            teacher.settle();
            press(teacher, "Hand in");
            teacher.page().waitForURL("**/speakers/V*");
            assertThat(teacher.page().getByText("Green").first()).isVisible();
            String reference = teacher.page().url().replaceAll(".*/speakers/([^?]+).*", "$1");

            dsl.visit("/speakers/" + reference);
            press(dsl, "Begin checking");
            assertThat(dsl.page().getByText("You are checking this request.")).isVisible();
            for (String id : List.of("person-search-1", "organisation-contact-1", "content-0")) {
                Locator form = dsl.page().locator("details:has(#check-" + id + "-looked-at)");
                tabTo(dsl, form.locator("summary"));
                dsl.page().keyboard().press("Enter");
                for (String field : List.of("looked-at", "source", "found", "why")) {
                    tabTo(dsl, dsl.page().locator("#check-" + id + "-" + field));
                    dsl.page().keyboard().type("Their own site");
                }
                Locator save =
                        form.getByRole(
                                AriaRole.BUTTON,
                                new Locator.GetByRoleOptions().setName("Record this check"));
                tabTo(dsl, save);
                dsl.page().keyboard().press("Enter");
                assertThat(form.getByText("Record it again")).isVisible();
                dsl.settle();
            }
            type(dsl, "Reasons", "All three checks are good.");
            press(dsl, "Send to the one who decides");
            assertThat(dsl.page().getByText("Waiting for a decision").first()).isVisible();

            head.visit("/speakers/" + reference);
            type(head, "Why it is approved", "As every autumn.");
            press(head, "Approve");
            assertThat(head.page().getByText("Approved. Everybody has been told.")).isVisible();
        }
    }

    private static void tabTo(Visitor visitor, Locator wanted) {
        for (int i = 0; i < 300; i++) {
            if ((Boolean) wanted.evaluate("it => it === document.activeElement")) {
                return;
            }
            visitor.page().keyboard().press("Tab");
        }
        throw new AssertionError("The tabulator never comes to " + wanted);
    }

    private static void type(Visitor visitor, String label, String text) {
        tabTo(visitor, visitor.label(label));
        visitor.page().keyboard().type(text);
    }

    private static void press(Visitor visitor, String button) {
        tabTo(
                visitor,
                visitor.page()
                        .getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName(button).setExact(true)));
        visitor.page().keyboard().press("Enter");
    }
}
