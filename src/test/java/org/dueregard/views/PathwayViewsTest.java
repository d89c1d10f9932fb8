package org.dueregard.views;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.parents.PolicyTopic;
import org.dueregard.pathway.ContactEntry;
import org.dueregard.pathway.ContactRole;
import org.dueregard.pathway.ContactService;
import org.dueregard.pathway.PosterService;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
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

/// Contacts, posters and policies on the server, by what they say.
@PortalTest
class PathwayViewsTest {

    @Autowired ApplicationContext context;
    @Autowired Fixtures fixtures;
    @Autowired ContactService contacts;
    @Autowired PosterService posters;

    private TestSchool school;
    private Caller lead;

    @BeforeEach
    void a_school() {
        school = fixtures.school();
        lead = fixtures.person(school, RoleGroup.DSL).caller(PortalRole.DSL);
        fixtures.contact(school, "DSL", "Ada Example", TestClock.TODAY.minusMonths(13));
    }

    @AfterEach
    void tearDown() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    private void open(String address) throws Exception {
        ViewsTest.open(lead, context);
        UI.getCurrent().navigate(address);
    }

    private static String page() {
        return _get(H1.class).getParent().orElseThrow().getElement().getTextRecursively();
    }

    private static void press(String text) {
        _click(_find(NativeButton.class, spec -> spec.withText(text)).getFirst());
    }

    @Test
    void one_press_says_that_a_contact_is_still_right() throws Exception {
        open("settings/contacts");
        assertThat(page()).contains("Not verified since 14 August 2025");
        press("Still right today");
        assertThat(page())
                .contains("you made sure today", "last verified on 14 September 2026")
                .doesNotContain("Not verified since");
    }

    @Test
    void a_contact_is_removed_at_the_second_press_and_the_lead_is_missing() throws Exception {
        open("settings/contacts");
        press("Remove");
        assertThat(page()).contains("“Designated safeguarding lead” will be vacant");
        press("Remove this contact");
        assertThat(page()).contains("Missing").doesNotContain("Ada Example");
    }

    @Test
    void posters_are_confirmed_one_by_one() throws Exception {
        SignedIn.run(
                lead,
                () -> {
                    posters.print(school.id(), "Staffroom\nKitchen");
                    contacts.save(
                            school.id(),
                            ContactRole.DSL,
                            ContactEntry.of("Bea Example", null, "test", true));
                });
        open("settings/route");
        assertThat(page()).contains("2 posters to take down", "1: Staffroom", "2: Kitchen");
        press("Taken down");
        assertThat(page()).contains("1 poster to take down", "Copy 2 is down.", "1: Staffroom");
        press("Taken down");
        assertThat(page()).doesNotContain("to take down").contains("2 posters taken down");
    }

    @Test
    void a_policy_is_entered_beside_its_topic() throws Exception {
        open("settings/policies");
        assertThat(page()).contains("0 of 8 topics have a policy");
        String field = "policy-" + school.id() + "-" + PolicyTopic.SHARING_A_CONCERN + "-policy";
        _setValue(_get(Input.class, spec -> spec.withId(field)), "Child protection policy");
        press("Save");
        assertThat(page()).contains("1 of 8 topics have a policy", "Child protection policy");
    }
}
