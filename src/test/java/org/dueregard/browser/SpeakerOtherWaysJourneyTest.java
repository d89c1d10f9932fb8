package org.dueregard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.speakers.CheckKind;
import org.dueregard.speakers.Choices;
import org.dueregard.speakers.EvidenceCard;
import org.dueregard.speakers.PreparedVisits;
import org.dueregard.speakers.RequestState;
import org.dueregard.speakers.SpeakerFileService;
import org.dueregard.speakers.VisitService;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What happens beside the usual visit, in a real browser: a letting, a refusal and its appeal, the
/// settings, and the pages that show many requests at once. Each page is looked at wide and narrow.
@PortalTest
class SpeakerOtherWaysJourneyTest {

    private static final String HIRER = "Hartley Example";

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @Autowired ApplicationContext beans;
    @Autowired SpeakerFileService files;
    @Autowired VisitService visits;
    @Autowired JdbcClient jdbc;

    private TestSchool school;
    private PreparedVisits prepared;

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
        school = fixtures.school();
        prepared = new PreparedVisits(school, fixtures, beans);
    }

    private Visitor signedIn(Person person) {
        Visitor visitor = new Visitor(browser, "http://127.0.0.1:" + port, 1280, ColorScheme.LIGHT);
        visitor.signIn(person.email(), Fixtures.PASSWORD);
        return visitor;
    }

    private static void look(Visitor visitor, String name) {
        visitor.settle();
        for (int width : List.of(1280, 390)) {
            visitor.page().setViewportSize(width, width < 500 ? 844 : 900);
            Visitor.look(visitor.page(), "other-" + name, width + "-light");
        }
        visitor.page().setViewportSize(1280, 900);
    }

    /// Without waiting for quiet: what is looked for next waits for itself.
    private void go(Visitor visitor, String path) {
        visitor.page().navigate("http://127.0.0.1:" + port + path);
    }

    private static void sees(Visitor visitor, String text) {
        assertThat(visitor.page().getByText(text).first()).isVisible();
    }

    /// Presses a button, and waits for what is said then and no longer.
    private static void act(Visitor visitor, String button, String told) {
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        sees(visitor, told);
    }

    @Test
    void a_letting_is_asked_for_checked_found_on_a_list_and_decided() {
        try (Visitor office = signedIn(prepared.host);
                Visitor dsl = signedIn(prepared.lead);
                Visitor head = signedIn(prepared.head)) {
            String reference = askForLetting(office);
            go(dsl, "/speakers/" + reference);
            act(dsl, "Begin checking", "You are checking this request.");
            recordAHit(dsl);
            sees(dsl, "Proposed: red, because a check found a name on an official list.");
            look(dsl, "letting-red-proposed");
            dsl.label("Tier").selectOption("AMBER");
            dsl.fill("Why", "Another organisation of that name, in another town.");
            act(dsl, "Set the tier", "The tier is set.");
            attach(dsl);
            checkTheRest(reference);
            go(dsl, "/speakers/" + reference);
            assertThat(
                            dsl.page()
                                    .locator(".card")
                                    .filter(
                                            new Locator.FilterOptions()
                                                    .setHasText("Official lists"))
                                    .getByText("list.pdf"))
                    .isVisible();
            dsl.label("What I propose").selectOption("APPROVED_WITH_CONDITIONS");
            dsl.fill("Reasons", "The club is known to the council.");
            act(dsl, "Send to the one who decides", "Sent to the one who decides.");
            go(head, "/speakers/" + reference);
            sees(head, "Another organisation of that name, in another town.");
            look(head, "letting-decide");
            head.fill("Why it is approved", "A good use of an empty hall.");
            head.fill("Condition 1", "A member of staff opens and locks the hall");
            act(head, "Approve", "Approved. Everybody has been told.");
            go(office, "/speakers/" + reference);
            sees(office, "A member of staff opens and locks the hall");
            sees(office, "Hirer");
            sees(office, "What the rooms are used for");
            sees(office, "14 September 2026, 9.30am: Handed in");
            assertThat(office.page().getByText("Proposed: red")).hasCount(0);
            look(office, "letting-host");
        }
    }

    private String askForLetting(Visitor office) {
        go(office, "/speakers");
        office.follow("Ask for a letting");
        office.fill("What the letting is called", "Chess on Saturdays");
        office.fill("Full name of the person responsible", HIRER);
        office.fill("Organisation, or “none”", "Hedgeshire Chess Club");
        office.label("Kind of organisation").selectOption("CLUB");
        office.fill("What the rooms are used for", "A tournament for members.");
        office.fill("What happens: programme, speakers, material", "Games, and a prize-giving.");
        office.fill("Day", TestClock.TODAY.plusDays(40).toString());
        office.fill("From", "10:00");
        office.fill("To", "15:00");
        office.fill("Place", "Hall");
        office.fill("Who comes, and how many", "Forty members and guests");
        office.label("Who may come").selectOption("PUBLIC");
        office.fill("Who is on site for the school", "The site manager");
        sees(office, "Kept. Nothing is handed in yet.");
        sees(office, "the hirer was not here in the last twelve months");
        look(office, "letting-new");
        office.press("Hand in");
        office.page().waitForURL("**/speakers/V*");
        office.settle();
        return office.page().url().replaceAll(".*/speakers/([^?]+).*", "$1");
    }

    private static void recordAHit(Visitor dsl) {
        Locator card = dsl.page().locator(".card:has(#check-lists-1-looked-at)");
        card.getByText("Record what you found").click();
        card.getByLabel("What I looked at").fill("Both lists, edition of 1 September 2026");
        card.getByLabel("Source: address, or who answered").fill("https://lists.example");
        card.getByLabel("What was found").fill("The name of the club stands on one of them.");
        card.getByLabel("Why it matters to this event").fill("They would use our hall.");
        card.getByLabel("Another way to read it").fill("It may be another club.");
        card.getByLabel("This is a hit").check();
        card.getByText("Record this check").click();
    }

    /// All that is still to be done, by the one who checks.
    private void checkTheRest(String reference) {
        SignedIn.run(
                prepared.caller(prepared.lead, PortalRole.DSL),
                () ->
                        files.open(reference).file().checks().stream()
                                .filter(item -> item.card() == null)
                                .forEach(item ->
                                        files.recordCheck(
                                                reference, item.kind(), item.speaker(), card())));
    }

    private static EvidenceCard card() {
        return new EvidenceCard(
                "Their site",
                "https://club.example",
                TestClock.TODAY,
                "Nothing against a visit.",
                "It is who comes.",
                "",
                Choices.Strength.FAIR);
    }

    private static void attach(Visitor dsl) {
        dsl.page().getByLabel("Attach a file to this card: Official lists").click();
        assertThat(dsl.label("What it belongs to")).hasValue("check-lists-1");
        dsl.label("File")
                .setInputFiles(
                        new com.microsoft.playwright.options.FilePayload(
                                "list.pdf",
                                "application/pdf",
                                "%PDF-1.7\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        act(dsl, "Attach", "The file is attached.");
        sees(dsl, "Check: Official lists");
        look(dsl, "letting-files");
    }

    @Test
    void a_refusal_is_appealed_and_overturned_by_somebody_senior() {
        Person second = fixtures.person(school, RoleGroup.LEADERSHIP);
        long account = fixtures.account(second, PortalRole.HEAD);
        jdbc.sql("UPDATE accounts SET demonstration = TRUE WHERE id = ?").param(account).update();
        String reference = prepared.asked(PreparedVisits.SPEAKER);
        SignedIn.run(
                prepared.caller(prepared.lead, PortalRole.DSL),
                () -> {
                    files.begin(reference);
                    for (CheckKind kind : CheckKind.MANDATORY) {
                        files.recordCheck(reference, kind, 1, card());
                    }
                    files.recommend(reference, RequestState.DECLINED, "Too little notice.");
                });
        try (Visitor teacher = signedIn(prepared.host);
                Visitor head = signedIn(prepared.head);
                Visitor senior = signedIn(second)) {
            go(head, "/speakers/" + reference);
            sees(head, "Before it can be approved:");
            sees(head, "Decline, as proposed");
            head.label("Kind of reason").selectOption("PROCEDURAL");
            head.fill("Reasons, in words that the speaker can be shown", "There is no time.");
            look(head, "decline");
            act(head, "Decline", "Declined. Everybody has been told, with the reasons.");
            go(teacher, "/speakers/" + reference);
            look(teacher, "declined");
            teacher.page().locator("summary").getByText("Appeal").click();
            teacher.fill(
                    "Why the decision should be looked at again", "The date can be moved a month.");
            act(teacher, "Send the appeal", "The appeal was sent.");
            go(head, "/speakers/" + reference);
            sees(head, "You took part in the decision, so somebody else looks at the appeal.");
            go(senior, "/speakers/" + reference);
            sees(senior, "The date can be moved a month.");
            look(senior, "appeal-decide");
            senior.fill("Reasons", "A month is enough.");
            act(
                    senior,
                    "Overturn: look at it again",
                    "The refusal is overturned; it goes back to checking.");
        }
    }

    @Test
    void the_settings_name_a_substitute_change_the_phrases_and_let_others_decide() {
        Person colleague = fixtures.person(school, RoleGroup.TEACHERS);
        fixtures.account(colleague);
        try (Visitor head = signedIn(prepared.head)) {
            go(head, "/settings/speakers");
            look(head, "settings");
            act(head, "Name a substitute", "Something is missing or cannot be right");
            head.fill("E-mail with which they sign in", colleague.email());
            head.label("Stands in for whoever").selectOption("DECIDE");
            head.fill("To, that day included", TestClock.TODAY.plusDays(7).toString());
            head.label("Why").fill("The head is at a conference");
            act(head, "Name a substitute", "They stand in.");
            sees(head, "stands in for whoever decides, 14 September 2026 to 21 September 2026");
            head.label("Those who check may decide on green requests").check();
            head.label("Months to keep files of other requests").fill("24");
            act(head, "Save", "Saved.");
            head.label("Phrase").fill("purple banner");
            head.label("How much it matters").selectOption("HIGH");
            head.fill("How it is often meant harmlessly", "A flag at a fair.");
            act(head, "Add the phrase", "The phrase is on the list.");
            look(head, "settings-changed");
            act(head, "Take off: purple banner", "The phrase is off the list.");
            assertThat(head.page().getByText("purple banner")).hasCount(0);
            act(head, "End it now", "They no longer stand in.");
            assertThat(head.label("Those who check may decide on green requests")).isChecked();
        }
    }

    @Test
    void many_requests_are_shown_in_the_queue_the_register_and_side_by_side() {
        many();
        try (Visitor dsl = signedIn(prepared.lead)) {
            go(dsl, "/speakers");
            sees(dsl, "2 requests");
            look(dsl, "queue");
            dsl.label("Show").selectOption("ALL");
            dsl.settle();
            sees(dsl, "15 requests");
            look(dsl, "queue-all");
            go(dsl, "/speakers/register");
            sees(dsl, "1 visit");
            look(dsl, "register");
            go(dsl, "/speakers/fairness");
            sees(dsl, "Same tier, treated differently");
            look(dsl, "fairness");
        }
    }

    /// One visit that is over, two requests that wait, and a year's worth of decisions, which only stand
    /// in the rows that lists are made of.
    private void many() {
        String over = prepared.arrived(PreparedVisits.SPEAKER, "B7");
        SignedIn.run(
                prepared.caller(prepared.host),
                () -> {
                    visits.leave(over, "1-1", null, "");
                    visits.review(
                            over,
                            "1-1",
                            new VisitService.Review(true, "", "Two views at once.", true));
                });
        prepared.asked("Waiting Example");
        String advised = prepared.asked("Advised Example");
        SignedIn.run(
                prepared.caller(prepared.lead, PortalRole.DSL),
                () -> {
                    files.begin(advised);
                    files.askAdvice(advised, "Prevent lead of the council", "", "Known to you?");
                });
        for (int i = 1; i <= 12; i++) {
            String reference = prepared.asked("Decided Example " + i);
            boolean declined = i > 6 && i < 12;
            jdbc.sql(
                            "UPDATE speaker_requests SET state = :state, decision = :decision,"
                                    + " decided_at = submitted_at, checks_done = 9, topic = :topic"
                                    + " WHERE reference = :reference")
                    .param("state", declined ? "DECLINED" : "APPROVED")
                    .param("decision", declined ? "DECLINED" : "APPROVED")
                    .param("topic", i == 12 ? "HEALTH" : declined ? "HISTORY" : "SCIENCE")
                    .param("reference", reference)
                    .update();
        }
    }
}
