package org.dueregard.views;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.stream.Stream;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.ui.Navigation;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;

/// The pages of the guidance room on the server.
@PortalTest
class GuidanceViewsTest {

    @Autowired ApplicationContext context;
    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;

    private Person teacher;

    @BeforeEach
    void somebody() {
        teacher = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
    }

    @AfterEach
    void tearDown() {
        clock.reset();
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    private void open(Caller caller, String address) throws Exception {
        ViewsTest.open(caller, context);
        Navigation.to(address);
    }

    private static Element page() {
        return _get(H1.class).getParent().orElseThrow().getElement();
    }

    private static String text() {
        return page().getTextRecursively();
    }

    private static Stream<Element> all(Element within) {
        return within.isTextNode()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(within), within.getChildren().flatMap(GuidanceViewsTest::all));
    }

    private static Stream<String> struck() {
        return all(page()).filter(e -> e.getTag().equals("s")).map(Element::getTextRecursively);
    }

    private static void fill(String id, String value) {
        _get(Input.class, spec -> spec.withId(id)).setValue(value);
    }

    private static void type(String id, String value) {
        Element area =
                all(page()).filter(e -> id.equals(e.getAttribute("id"))).findFirst().orElseThrow();
        area.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(
                        new DomEvent(
                                area,
                                "change",
                                JacksonUtils.createObjectNode().put("event.target.value", value)));
    }

    private static void press(String label) {
        _click(_get(NativeButton.class, spec -> spec.withText(label)));
    }

    @Test
    void everybody_sees_what_to_confirm_and_then_the_register() throws Exception {
        open(teacher.caller(), "guidance");
        assertThat(text())
                .contains("To read and confirm")
                .contains("Keeping children safe in education, Part one")
                .contains("Not confirmed yet")
                .contains("Guidance register")
                .contains("no longer in force since 31 December 2023")
                .contains("England and Wales")
                .doesNotContain("Add an edition");
        assertThat(struck())
                .contains("Revised Prevent duty guidance (2015)")
                .doesNotContain("Keeping children safe in education (2025)");
        Navigation.to("guidance?search=channel&show=in-force&sort=from");
        assertThat(text())
                .contains("One edition")
                .contains("Channel duty guidance")
                .doesNotContain("Ofsted");
    }

    @Test
    void an_entry_says_where_it_is_cited_and_what_replaces_it() throws Exception {
        open(teacher.caller(), "guidance/kcsie-2024");
        assertThat(text())
                .contains("no longer in force since 1 September 2025")
                .contains("now: Keeping children safe in education (2025)")
                .contains("No page here cites it.");
        assertThat(_find(NativeDetails.class)).isEmpty();
        Navigation.to("guidance/kcsie-2025");
        assertThat(text()).contains("Prevent awareness").contains("Replaces");
        Navigation.to("guidance/no-such-thing");
        assertThat(_get(H1.class).getText()).isEqualTo("There is nothing at this address");
    }

    @Test
    void a_lead_adds_an_edition_supersedes_it_and_checks_nothing_that_nobody_cites()
            throws Exception {
        open(teacher.caller(PortalRole.DSL), "guidance");
        press("Add the edition");
        assertThat(text()).contains("Something is missing or cannot be right");
        fill("entry-title", "Local thresholds " + teacher.id());
        fill("entry-publisher", "Hedgeshire");
        fill("entry-edition", "2026");
        fill("entry-from", "2026-09-01");
        press("Add the edition");
        assertThat(_get(H1.class).getText())
                .isEqualTo("Local thresholds " + teacher.id() + " (2026)");
        fill("next-edition", "2027");
        fill("next-from", "2027-01-01");
        press("Supersede with this edition");
        assertThat(text())
                .contains("The new edition is in the register.")
                .contains("1 September 2026 to 31 December 2026")
                .contains("Local thresholds " + teacher.id() + " (2027)")
                .contains("What was changed here");
    }

    @Test
    void a_module_strikes_a_source_through_once_it_no_longer_holds() throws Exception {
        String address = "guidance/channel-2023";
        open(teacher.caller(PortalRole.DSL), address);
        fill("entry-to", "2031-08-31");
        press("Keep the change");
        Navigation.to("training/prevent-awareness");
        assertThat(struck()).isEmpty();
        clock.moveTo(java.time.LocalDate.of(2031, 9, 1));
        Navigation.to("guidance");
        Navigation.to("training/prevent-awareness");
        assertThat(struck()).singleElement().asString().startsWith("Channel duty guidance");
        assertThat(text()).contains("no longer in force since 1 September 2031");
        Navigation.to(address);
        assertThat(text()).contains("Checked, still right");
        type("check-0-words", "Looked at both.");
        _click(
                _find(NativeButton.class, spec -> spec.withText("Mark as checked, still right"))
                        .getFirst());
        assertThat(text()).contains("Looked at both.");
        clock.reset();
        Navigation.to("guidance");
        Navigation.to(address);
        fill("entry-to", "");
        press("Keep the change");
    }

    @Test
    void a_notice_is_sent_read_and_sent_again() throws Exception {
        Person head = fixtures.person(teacher.school(), RoleGroup.LEADERSHIP);
        open(head.caller(PortalRole.HEAD), "guidance/notices");
        assertThat(text()).contains("There is no notice for you").contains("Nothing was sent yet");
        press("Send the notice");
        assertThat(text()).contains("Something is missing or cannot be right");
        fill("notice-title", "Please read");
        type("notice-words", "Two <i>lines</i>.\nOf words.");
        press("Send the notice");
        String address =
                com.vaadin.flow.component.UI.getCurrent().getActiveViewLocation().getPath();
        assertThat(text())
                .contains("for: All staff")
                .contains("Two <i>lines</i>.")
                .contains("0 of 2 opened")
                .contains("2 people have not read it yet")
                .contains(teacher.givenName());
        press("Send again to the 2");
        assertThat(text()).contains("2 people get a mail.");
        press("Send again to the 2");
        assertThat(text()).contains("They were written to today.");
        MockVaadin.tearDown();

        open(teacher.caller(), "guidance/notices");
        assertThat(text()).contains("Please read").contains("To read");
        Navigation.to(address);
        assertThat(text()).contains("Please read").doesNotContain("opened");
        press("I have read this");
        assertThat(text())
                .contains("Your school sees that you have read it.")
                .contains("You said that you have read it on 14 September 2026");
        Person elsewhere = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        MockVaadin.tearDown();
        open(elsewhere.caller(), address);
        assertThat(_get(H1.class).getText()).isEqualTo("There is nothing at this address");
    }

    @Test
    void what_we_have_been_told_is_written_by_an_author_and_read_by_all() throws Exception {
        String claim = "Claim " + teacher.id();
        open(teacher.caller(PortalRole.AUTHOR), "guidance/told");
        type("told-new-claim", claim);
        type("told-new-fact", "What is so.");
        press(0, "Publish to all staff");
        assertThat(text())
                .contains("Say where it is from")
                .contains("Say by when it is looked at again.");
        fill("told-new-source", "A page");
        fill("told-new-url", "https://www.gov.uk/x");
        fill("told-new-review", "2026-12-01");
        press(0, "Publish to all staff");
        assertThat(text()).contains("All staff see it now.").contains(claim);
        MockVaadin.tearDown();
        clock.moveTo(java.time.LocalDate.of(2026, 12, 2));
        open(teacher.caller(), "guidance/told");
        assertThat(text())
                .contains("“" + claim + "”")
                .contains("Source: A page")
                .contains("To be reviewed")
                .doesNotContain("Publish to all staff");
    }

    private static void press(int index, String label) {
        _click(_find(NativeButton.class, spec -> spec.withText(label)).get(index));
    }
}
