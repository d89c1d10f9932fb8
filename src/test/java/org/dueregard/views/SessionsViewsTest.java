package org.dueregard.views;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.sessions.SessionEntry;
import org.dueregard.sessions.SessionService;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.node.ObjectNode;

/// The pages of sessions on the server.
@PortalTest
class SessionsViewsTest {

    @Autowired ApplicationContext context;
    @Autowired Fixtures fixtures;
    @Autowired SessionService sessions;

    private TestSchool school;
    private Person lead;
    private Person teacher;

    @BeforeEach
    void somebody() {
        school = fixtures.school();
        lead = fixtures.person(school, RoleGroup.DSL);
        teacher = fixtures.person(school, RoleGroup.TEACHERS);
    }

    @AfterEach
    void tearDown() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    private long plan(LocalDate day, int places) {
        return SignedIn.as(
                lead.caller(PortalRole.DSL),
                () ->
                        sessions.plan(
                                school.id(),
                                new SessionEntry(
                                        "Prevent for INSET",
                                        "prevent-awareness",
                                        day,
                                        "09:00",
                                        "10:30",
                                        "Hall",
                                        Integer.toString(places),
                                        true,
                                        Set.of(RoleGroup.TEACHERS))));
    }

    private void open(Caller caller, String address) throws Exception {
        ViewsTest.open(caller, context);
        int query = address.indexOf('?');
        if (query < 0) {
            UI.getCurrent().navigate(address);
        } else {
            UI.getCurrent()
                    .navigate(
                            address.substring(0, query),
                            com.vaadin.flow.router.QueryParameters.fromString(
                                    address.substring(query + 1)));
        }
    }

    private static String text() {
        Component page = _get(H1.class).getParent().orElseThrow();
        return page.getElement().getTextRecursively();
    }

    private static void press(String label) {
        _click(_get(NativeButton.class, spec -> spec.withText(label)));
    }

    private static void enter(String id, String value) {
        _get(Input.class, spec -> spec.withId(id)).setValue(value);
    }

    private static void choose(String id, String value) {
        fire(id, JacksonUtils.createObjectNode().put("event.target.value", value));
    }

    private static void tick(String id) {
        fire(id, JacksonUtils.createObjectNode().put("event.target.checked", true));
    }

    private static void fire(String id, ObjectNode data) {
        Element control = element(_get(H1.class).getParent().orElseThrow().getElement(), id);
        control.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(control, "change", data));
    }

    private static Element element(Element within, String id) {
        return find(within, id).findFirst().orElseThrow();
    }

    private static Stream<Element> find(Element within, String id) {
        return within.isTextNode()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(within).filter(e -> id.equals(e.getAttribute("id"))),
                        within.getChildren().flatMap(child -> find(child, id)));
    }

    @Test
    void a_teacher_books_gives_up_and_books_again() throws Exception {
        plan(TestClock.TODAY.plusDays(3), 1);
        open(teacher.caller(), "sessions");
        assertThat(text()).contains("17 September 2026, 9.00am to 10.30am", "One place is left.");
        assertThat(text()).doesNotContain("Sessions of the school", "New session");
        press("Book a place");
        assertThat(text()).contains("You have a place at “Prevent for INSET”.");
        press("Give up my place");
        assertThat(text()).contains("You have given up your place");
        press("Book a place");
        assertThat(text()).contains("Booked");
    }

    @Test
    void an_empty_page_says_what_will_be_here() throws Exception {
        open(teacher.caller(), "sessions");
        assertThat(text()).contains("Nothing for now.");
        open(lead.caller(PortalRole.DSL), "sessions");
        assertThat(text()).contains("Nothing is planned.", "New session");
    }

    @Test
    void the_lead_plans_a_session_and_is_told_what_is_missing() throws Exception {
        open(lead.caller(PortalRole.DSL), "sessions/new");
        press("Plan the session and invite");
        assertThat(text()).contains("Fill this in", "Choose at least one group to invite");
        enter("session-title", "Governors’ briefing");
        enter("session-date", TestClock.TODAY.plusDays(2).toString());
        enter("session-begins", "18:00");
        enter("session-ends", "19:00");
        enter("session-place", "Library");
        enter("session-places", "12");
        choose("session-module", "prevent-awareness");
        tick("session-group-governors");
        press("Plan the session and invite");
        assertThat(_get(H1.class).getText()).isEqualTo("Governors’ briefing");
        assertThat(text()).contains("16 September 2026, 6.00pm to 7.00pm", "Governors");
    }

    @Test
    void the_roster_shows_three_figures_and_takes_ticks_by_hand() throws Exception {
        long session = plan(TestClock.TODAY, 5);
        open(lead.caller(PortalRole.DSL), "sessions/" + session + "?search=" + teacher.givenName());
        assertThat(text()).contains("booked 0 · attended 0 · assessed 0", "Not on the list");
        press("Tick as there");
        assertThat(text())
                .contains(
                        "booked 1 · attended 1 · assessed 0", "Added to the list.", "Not assessed");
        press("Undo");
        assertThat(text()).contains("booked 0 · attended 0 · assessed 0");
    }

    @Test
    void opening_shows_the_code_and_closing_takes_it_away() throws Exception {
        long session = plan(TestClock.TODAY, 5);
        open(lead.caller(PortalRole.DSL), "sessions/" + session);
        press("Open for joining");
        assertThat(text())
                .contains("and type this code:")
                .containsPattern("[CDFGHJ-NP-TV-Y34679]{6}");
        press("Close the session");
        assertThat(text()).doesNotContain("and type this code:");
    }

    @Test
    void cancelling_asks_first() throws Exception {
        long session = plan(TestClock.TODAY.plusDays(2), 5);
        open(lead.caller(PortalRole.DSL), "sessions/" + session);
        press("Cancel the session");
        assertThat(text()).contains("Nobody has booked yet.");
        press("Cancel it");
        assertThat(text()).contains("Cancelled. Whoever had a place is told.");
        assertThat(_find(NativeButton.class, spec -> spec.withText("Cancel the session")))
                .isEmpty();
    }

    @Test
    void at_a_shared_tablet_one_books_for_oneself_alone() throws Exception {
        long session = plan(TestClock.TODAY.plusDays(2), 5);
        Caller home = teacher.caller();
        Caller atTablet =
                new Caller(
                        home.accountId(),
                        home.staffMemberId(),
                        home.schoolId(),
                        home.schoolName(),
                        home.name(),
                        home.grants(),
                        true);
        open(atTablet, "sessions");
        press("Book a place");
        assertThat(text()).contains("Booked");
        UI.getCurrent().navigate("sessions/" + session);
        assertThat(_get(H1.class).getText()).isEqualTo("You cannot open this page");
    }

    @Test
    void another_school_s_session_is_not_there() throws Exception {
        long session = plan(TestClock.TODAY, 5);
        Person stranger = fixtures.person(fixtures.school(), RoleGroup.DSL);
        open(stranger.caller(PortalRole.DSL), "sessions/" + session);
        assertThat(_get(H1.class).getText()).isEqualTo("There is nothing at this address");
        open(teacher.caller(), "sessions/" + session);
        assertThat(_get(H1.class).getText()).isEqualTo("You cannot open this page");
    }
}
