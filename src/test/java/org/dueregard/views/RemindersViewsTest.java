package org.dueregard.views;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
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
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/// The pages of reminders on the server.
@PortalTest
class RemindersViewsTest {

    @Autowired ApplicationContext context;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;

    private TestSchool school;
    private Person lead;
    private Person late;
    private String module;

    @BeforeEach
    void somebodyLate() {
        school = fixtures.school();
        lead = fixtures.person(school, RoleGroup.SUPPLY);
        late = fixtures.person(school, RoleGroup.SUPPLY);
        jdbc.sql("DELETE FROM role_group_memberships WHERE staff_member_id = ?")
                .param(lead.id())
                .update();
        module = "shown-" + school.id();
        fixtures.requirement(module, RoleGroup.SUPPLY, "P1Y", TestClock.TODAY.minusDays(40));
    }

    @AfterEach
    void tearDown() {
        jdbc.sql("DELETE FROM requirements WHERE module_id = ?").param(module).update();
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    private void open(Caller caller, String address) throws Exception {
        ViewsTest.open(caller, context);
        Navigation.to(address);
    }

    private static String text() {
        Component page = _get(H1.class).getParent().orElseThrow();
        return page.getElement().getTextRecursively();
    }

    private static void press(String label) {
        _click(_get(NativeButton.class, spec -> spec.withText(label)));
    }

    private static void type(String id, String value) {
        Element area = find(_get(H1.class).getParent().orElseThrow().getElement(), id);
        area.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(
                        new DomEvent(
                                area,
                                "change",
                                JacksonUtils.createObjectNode().put("event.target.value", value)));
    }

    private static Element find(Element within, String id) {
        return all(within).filter(e -> id.equals(e.getAttribute("id"))).findFirst().orElseThrow();
    }

    private static Stream<Element> all(Element within) {
        return within.isTextNode()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(within), within.getChildren().flatMap(RemindersViewsTest::all));
    }

    @Test
    void the_lead_sees_a_mail_and_how_many_and_sends_them_once() throws Exception {
        open(lead.caller(PortalRole.DSL), "reminders");
        assertThat(text())
                .contains("One person would get a mail now.")
                .contains("Overdue")
                .contains("Hello " + late.givenName())
                .contains(module + ": was due by");
        press("Send one reminder");
        assertThat(text()).contains("One person gets a mail.");
        assertThat(sent()).isZero();
        press("Send them now");
        assertThat(text())
                .contains("One reminder is on its way.")
                .contains("Nobody would get a mail now.")
                .contains("The person, sent by hand")
                .contains("Waiting to be sent");
        assertThat(_find(NativeButton.class, spec -> spec.withText("Send one reminder"))).isEmpty();
        assertThat(sent()).isEqualTo(1);
    }

    private long sent() {
        return jdbc.sql("SELECT COUNT(*) FROM outbox_messages WHERE recipient = ?")
                .param(late.email())
                .query(Long.class)
                .single();
    }

    @Test
    void reminding_by_itself_is_switched_off_and_on() throws Exception {
        open(lead.caller(PortalRole.DSL), "reminders");
        press("Stop reminding by itself");
        press("Stop reminding by itself");
        assertThat(text()).contains("The portal does not remind by itself.");
        press("Remind by itself");
        assertThat(text()).contains("The portal reminds by itself:");
    }

    @Test
    void words_are_shown_while_they_are_typed_refused_saved_and_reset() throws Exception {
        open(lead.caller(PortalRole.ADMIN), "reminders/words");
        assertThat(text()).contains("These are the portal’s words.").contains("Go to my training");
        type("words-body", "Dear {name},\n\n{list}\n\nwith {kind} regards");
        assertThat(text()).contains("Dear " + lead.givenName() + ",");
        press("Save");
        assertThat(text())
                .contains("The text needs {link}")
                .contains("There is nothing to put in for {kind}.");
        type("words-body", "Dear {name},\n\n{list}\n\n{link}");
        _get(Input.class, spec -> spec.withId("words-subject")).setValue("From {school}");
        press("Save");
        assertThat(text())
                .contains("These are your school’s own words.")
                .contains("Subject: From " + school.name());
        press("Go back to the portal’s words");
        press("Go back to the portal’s words");
        assertThat(text()).contains("These are the portal’s words again.");
    }

    @Test
    void other_roles_are_shown_neither_page() {
        for (String page : new String[] {"reminders", "reminders/words"}) {
            for (PortalRole role : new PortalRole[] {PortalRole.STAFF, PortalRole.HEAD}) {
                assertThat(shows(late.caller(role), page)).as(page + " for " + role).isFalse();
            }
        }
        assertThat(shows(late.caller(PortalRole.ADMIN), "reminders")).isFalse();
    }

    private boolean shows(Caller caller, String page) {
        try {
            open(caller, page);
            return text().startsWith("Reminders") || text().contains("Words of the mails");
        } catch (Exception refused) {
            return false;
        } finally {
            MockVaadin.tearDown();
        }
    }
}
