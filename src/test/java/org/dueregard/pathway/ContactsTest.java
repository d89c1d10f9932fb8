package org.dueregard.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.PathwayContent;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@PortalTest
class ContactsTest implements PathwayContent {

    @Autowired Fixtures fixtures;
    @Autowired ContactService contacts;
    @Autowired ContactsState state;
    @Autowired PathwayService pathway;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private PathwaySchool school;

    @BeforeEach
    void a_school() {
        clock.reset();
        school = new PathwaySchool(fixtures, contacts);
    }

    @AfterEach
    void today_again() {
        clock.reset();
    }

    private Contact lead() {
        return school.as(() -> contacts.list(school.place.id())).getFirst();
    }

    @Test
    void a_name_is_held_since_it_was_entered_and_a_new_one_since_today() {
        school.enter(ContactRole.DSL, "Ada Example", "01632 960101");
        clock.moveTo(TestClock.TODAY.plusDays(10));
        school.enter(ContactRole.DSL, "Ada Example", "01632 960102");
        assertThat(lead().heldSince()).isEqualTo(TestClock.TODAY);
        school.enter(ContactRole.DSL, "Bea Example", "01632 960102");
        assertThat(lead().heldSince()).isEqualTo(TestClock.TODAY.plusDays(10));
    }

    @Test
    void what_was_verified_stays_so_until_name_or_number_change() {
        school.enter(ContactRole.DSL, "Ada Example", "01632 960101");
        school.does(() ->
                contacts.save(
                        school.place.id(),
                        ContactRole.DSL,
                        ContactEntry.of("Ada Example", "01632 960101", "the office", false)));
        assertThat(lead().verifiedOn()).isEqualTo(TestClock.TODAY);
        school.does(() ->
                contacts.save(
                        school.place.id(),
                        ContactRole.DSL,
                        ContactEntry.of("Ada Example", "01632 960109", "the office", false)));
        assertThat(lead().verifiedOn()).isNull();
        school.does(() -> contacts.verify(school.place.id(), ContactRole.DSL));
        assertThat(lead().verifiedOn()).isEqualTo(TestClock.TODAY);
    }

    @Test
    void a_number_is_verified_for_twelve_months_and_then_on_the_red_list() {
        school.enter(ContactRole.DSL, "Ada Example", "01632 960101");
        assertThat(state.unverified(school.place.id(), TestClock.TODAY.plusMonths(12))).isZero();
        assertThat(lead().phoneOn(TestClock.TODAY.plusMonths(12))).isEqualTo("01632 960101");
        assertThat(state.unverified(school.place.id(), TestClock.TODAY.plusMonths(12).plusDays(1)))
                .isEqualTo(1);
        assertThat(lead().phoneOn(TestClock.TODAY.plusMonths(12).plusDays(1))).isNull();
    }

    @Test
    void a_vacant_lead_is_on_the_red_list_and_the_page_points_to_the_deputy() {
        school.enter(ContactRole.DSL, "Ada Example", "01632 960101");
        school.enter(ContactRole.DEPUTY, "Dee Example", "01632 960102");
        assertThat(state.vacantLeads(school.place.id())).isZero();
        school.does(() -> contacts.remove(school.place.id(), ContactRole.DSL));
        assertThat(state.vacantLeads(school.place.id())).isEqualTo(1);
        WhoToTell page = school.as(pathway::whoToTell);
        assertThat(page.hasNoLead()).isTrue();
        assertThat(page.toTry()).extracting(Contact::name).containsExactly("Dee Example");
    }

    @Test
    void what_cannot_be_taken_is_refused_field_by_field() {
        ContactEntry wrong =
                new ContactEntry(
                        "",
                        null,
                        "ring me",
                        "http://plain.example",
                        "",
                        null,
                        "09:00",
                        "",
                        false,
                        true);
        assertThatThrownBy(() ->
                        school.does(() ->
                                contacts.save(school.place.id(), ContactRole.EARLY_HELP, wrong)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(InvalidInputException.Problem::field)
                                        .containsExactly(
                                                "name", "phone", "url", "source", "closes"));
        assertThatThrownBy(() -> school.enter(ContactRole.RECORDING_SYSTEM, "Sys", "01632 960103"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void another_school_s_contacts_are_nobody_s_business() {
        PathwaySchool other = new PathwaySchool(fixtures, contacts);
        assertThatThrownBy(
                        () -> other.does(() -> contacts.remove(school.place.id(), ContactRole.DSL)))
                .isInstanceOf(AccessDeniedException.class);
        var teacher = fixtures.person(school.place, RoleGroup.TEACHERS);
        assertThatThrownBy(() ->
                        SignedIn.run(
                                teacher.caller(PortalRole.HEAD),
                                () -> contacts.verify(school.place.id(), ContactRole.DSL)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void out_of_hours_the_contact_for_the_night_comes_first() {
        school.enter(ContactRole.DSL, "Ada Example", "01632 960101");
        school.enter(ContactRole.LOCAL_AUTHORITY, "Children’s services", "01632 960103");
        school.enter(ContactRole.LOCAL_AUTHORITY_OUT_OF_HOURS, "Duty team", "01632 960104");
        assertThat(school.as(pathway::whoToTell).outOfHours()).isFalse();
        assertThat(roles()).first().isEqualTo(ContactRole.DSL);
        clock.moveBy(Duration.ofHours(9).plusMinutes(30));
        assertThat(school.as(pathway::whoToTell).outOfHours()).isTrue();
        assertThat(roles())
                .containsExactly(
                        ContactRole.LOCAL_AUTHORITY_OUT_OF_HOURS,
                        ContactRole.DSL,
                        ContactRole.LOCAL_AUTHORITY);
    }

    private List<ContactRole> roles() {
        return school.as(pathway::whoToTell).toTry().stream().map(Contact::role).toList();
    }

    @Test
    void schools_of_two_authorities_see_their_own_steps_from_the_same_module() {
        PathwaySchool other = new PathwaySchool(fixtures, contacts);
        school.isUnder(jdbc, fixtures, "Stepshire");
        other.isUnder(jdbc, fixtures, "Elsewhere");
        assertThat(titles(school)).first().isEqualTo("Ring the Stepshire hub");
        assertThat(titles(other)).doesNotContain("Ring the Stepshire hub").hasSizeGreaterThan(5);
        assertThat(school.as(pathway::placeholderValues).apply("route.1"))
                .isEqualTo("Ring the Stepshire hub");
        assertThat(other.as(pathway::placeholderValues).apply("route.1"))
                .isEqualTo("Tell the designated safeguarding lead today");
    }

    private List<String> titles(PathwaySchool of) {
        return of.as(pathway::whoToTell).steps().stream().map(WhoToTell.Step::title).toList();
    }
}
