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
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import java.util.stream.Stream;
import org.dueregard.access.Caller;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.common.ui.AppLink;
import org.dueregard.people.RoleGroup;
import org.dueregard.requirements.Cycle;
import org.dueregard.requirements.RequirementChange;
import org.dueregard.requirements.RequirementMode;
import org.dueregard.requirements.RequirementService;
import org.dueregard.requirements.RuleTerms;
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

/// The pages of requirements and exemptions on the server, by what they say.
@PortalTest
class RequirementViewsTest {

    private static final LocalDate TODAY = TestClock.TODAY;
    private static final String MODULE = "referrals-and-recording";

    @Autowired ApplicationContext context;
    @Autowired Fixtures fixtures;
    @Autowired RequirementService requirements;

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

    private void open(Caller caller, String address) throws Exception {
        ViewsTest.open(caller, context);
        go(address);
    }

    private static void go(String address) {
        int query = address.indexOf('?');
        if (query < 0) {
            UI.getCurrent().navigate(address);
        } else {
            UI.getCurrent()
                    .navigate(
                            address.substring(0, query),
                            QueryParameters.fromString(address.substring(query + 1)));
        }
    }

    private static String text() {
        return page().getTextRecursively();
    }

    private static Element page() {
        return _get(H1.class).getParent().orElseThrow().getElement();
    }

    private static void press(String label) {
        _click(_get(NativeButton.class, spec -> spec.withText(label)));
    }

    /// The control with that label.
    private static String labelled(String label) {
        return _get(NativeLabel.class, spec -> spec.withText(label))
                .getElement()
                .getAttribute("for");
    }

    private static void enter(String label, String value) {
        String id = labelled(label);
        _get(Input.class, spec -> spec.withId(id)).setValue(value);
    }

    private static void choose(String label, String value) {
        String id = labelled(label);
        Element control = find(page(), id).findFirst().orElseThrow();
        control.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(
                        new DomEvent(
                                control,
                                "change",
                                JacksonUtils.createObjectNode().put("event.target.value", value)));
    }

    private static Stream<Element> find(Element within, String id) {
        return within.isTextNode()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(within).filter(e -> id.equals(e.getAttribute("id"))),
                        within.getChildren().flatMap(child -> find(child, id)));
    }

    private static String link(String text) {
        return _find(AppLink.class).stream()
                .filter(link ->
                        link.getText().equals(text) || text.equals(link.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow()
                .getHref();
    }

    @Test
    void the_list_says_what_is_asked_of_whom_by_whom_and_where_that_comes_from() throws Exception {
        open(lead.caller(PortalRole.DSL), "settings/requirements");
        assertThat(_get(H1.class).getText()).isEqualTo("Requirements");
        assertThat(text())
                .contains(
                        "Every 2 years · 10 days’ grace · 30 days when new",
                        "The portal’s default",
                        "14 September 2026",
                        "at least every two years",
                        "Each new edition");
        assertThat(link("Change Referrals and recording: Safeguarding leads"))
                .contains("module=referrals-and-recording&group=dsl");
    }

    @Test
    void a_lead_adds_a_requirement_sees_who_becomes_due_and_saves() throws Exception {
        fixtures.person(school, RoleGroup.TEACHERS);
        open(lead.caller(PortalRole.DSL), "settings/requirements");
        go(link("Ask something else"));
        choose("Module or document", MODULE);
        choose("Role group", "teachers");
        press("Continue");
        assertThat(_get(H1.class).getText()).isEqualTo("Referrals and recording: Teachers");
        assertThat(text()).contains("Today: Not asked.");
        choose("How often", "day");
        enter("Day of the month", "30");
        choose("Month", "9");
        enter("Days for everybody when it is new or has changed", "14");
        press("See who becomes due");

        assertThat(text())
                .contains(
                        "From 14 September 2026: By 30 September each academic year · 10 days’ grace"
                                + " · 14 days when new",
                        "Have to act by 14 October 2026 because of it: 2 people.",
                        "Are asked and were not: 2 people.",
                        teacher.givenName() + " Testname",
                        "Is asked now; to do by 28 September 2026");
        press("Save");

        assertThat(_get(H1.class).getText()).isEqualTo("Requirements");
        assertThat(text()).contains("Saved.", "By 30 September each academic year");
        go(link("History of Referrals and recording: Teachers"));
        assertThat(text()).contains("Since 14 September 2026", school.name());
    }

    @Test
    void what_cannot_be_is_said_beside_the_form() throws Exception {
        open(lead.caller(PortalRole.DSL), address(school.id()));
        enter("Every how many", "9");
        press("See who becomes due");
        assertThat(text()).contains("Choose at least 28 days and at most five years");
        enter("Every how many", "1");
        enter("From (today or later)", TODAY.minusDays(1).toString());
        press("See who becomes due");
        assertThat(text()).contains("what was asked in the past stays as it was");
        go(address(school.id()) + "&wish=ask&number=1&grace=1&due=1&from=2020-01-01&step=preview");
        assertThat(text()).contains("what was asked in the past stays as it was");
    }

    private static String address(long scope) {
        return "settings/requirements/change?for="
                + scope
                + "&module="
                + MODULE
                + "&group=teachers";
    }

    private void trustAsks(Period period) {
        Caller trust = lead.caller(Set.of(new Grant(PortalRole.DSL, school.trustId())));
        SignedIn.run(
                trust,
                () ->
                        requirements.change(
                                new RequirementChange(
                                        school.trustId(),
                                        MODULE,
                                        RoleGroup.TEACHERS,
                                        TODAY,
                                        new RequirementChange.Ask(
                                                new RuleTerms(
                                                        new Cycle.Every(period),
                                                        RequirementMode.ANY,
                                                        10,
                                                        30),
                                                "")),
                                requirements
                                        .subject(school.trustId(), MODULE, RoleGroup.TEACHERS)
                                        .seen()));
    }

    @Test
    void a_school_is_told_before_saving_that_it_may_ask_more_and_not_less() throws Exception {
        trustAsks(Period.ofYears(1));
        open(lead.caller(PortalRole.DSL), address(school.id()));
        assertThat(text())
                .contains("The trust asks for: Every year", "A school may ask for more, not less.");
        enter("Every how many", "2");
        press("See who becomes due");
        assertThat(text())
                .contains(
                        "From 14 September 2026: Every year",
                        "You asked for: Every 2 years",
                        "a school may be stricter than its trust, not laxer");
    }

    @Test
    void somebody_else_being_quicker_is_told_and_nothing_is_saved() throws Exception {
        open(lead.caller(PortalRole.DSL), address(school.id()));
        press("See who becomes due");
        trustAsks(Period.ofYears(2));
        press("Save");
        assertThat(text()).contains("Somebody else changed this meanwhile. Nothing was saved.");
        assertThat(_find(NativeButton.class, spec -> spec.withText("Save"))).isEmpty();
        go(link("Begin again"));
        assertThat(text()).contains("Today: Every 2 years");
    }

    @Test
    void what_is_announced_is_taken_back() throws Exception {
        open(lead.caller(PortalRole.DSL), address(school.id()));
        enter("From (today or later)", TODAY.plusDays(40).toString());
        press("See who becomes due");
        press("Save");
        assertThat(text()).contains("From 24 October 2026: Every year");
        go(link("History of Referrals and recording: Teachers"));
        go(link("Take back what is announced for 24 October 2026"));
        assertThat(text()).contains("From 24 October 2026: Not asked");
        press("Save");
        assertThat(text()).doesNotContain("24 October 2026");
    }

    @Test
    void an_administrator_sees_no_names_and_no_exemptions() throws Exception {
        open(lead.caller(PortalRole.ADMIN), address(school.id()));
        press("See who becomes due");
        assertThat(text())
                .contains("Numbers are rounded to fives")
                .doesNotContain(teacher.givenName());
        go("settings/exemptions");
        assertThat(_get(H1.class).getText()).isEqualTo("You cannot open this page");
    }

    @Test
    void from_the_training_record_somebody_is_exempted_and_asked_again() throws Exception {
        open(lead.caller(PortalRole.DSL), "coverage/people/" + teacher.id());
        go(link("Exempt from this: Prevent awareness, " + teacher.givenName() + " Testname"));
        assertThat(_get(H1.class).getText())
                .isEqualTo("Exemptions of " + teacher.givenName() + " Testname");
        press("Exempt");
        assertThat(text()).contains("Every exemption has an end");
        enter("Reason", "Seconded to the local authority");
        enter("Approved by (role or name)", "The headteacher");
        enter("Last day", TODAY.plusMonths(3).toString());
        press("Exempt");
        assertThat(text()).contains("Exempt. The figures follow", "Holds", "Prevent awareness");
        go("coverage/people/" + teacher.id());
        assertThat(text()).doesNotContain("Prevent awareness");
        go("settings/exemptions");
        assertThat(text()).contains("Seconded to the local authority", "The headteacher");
        press("End it today");
        press("End the exemption");
        assertThat(text()).contains("Ended 14 September 2026");
    }

    @Test
    void another_school_s_requirements_and_exemptions_are_not_shown() throws Exception {
        Person stranger = fixtures.person(fixtures.school(), RoleGroup.DSL);
        for (String address :
                new String[] {
                    "settings/requirements?for=" + school.id(),
                    address(school.id()),
                    "settings/requirements/history?for="
                            + school.id()
                            + "&module="
                            + MODULE
                            + "&group=teachers",
                    "settings/exemptions?for=" + school.id(),
                    "settings/exemptions?person=" + teacher.id()
                }) {
            open(stranger.caller(PortalRole.DSL), address);
            assertThat(_get(H1.class).getText()).as(address).isNotEqualTo("Requirements");
            Component shown = _get(H1.class).getParent().orElseThrow();
            assertThat(shown.getElement().getTextRecursively())
                    .as(address)
                    .doesNotContain(school.name(), teacher.givenName());
            MockVaadin.tearDown();
        }
    }
}
