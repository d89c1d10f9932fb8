package org.dueregard.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dueregard.access.Caller;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
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

/// People, what is kept of every change, and any past day as it was known then.
@PortalTest
class PeopleTest {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;
    @Autowired PeopleService people;
    @Autowired PeopleChanges changes;
    @Autowired OrganisationService organisations;

    private TestSchool school;
    private TestSchool sister;
    private Caller admin;

    @BeforeEach
    void two_schools_of_one_trust() {
        school = fixtures.school();
        sister = fixtures.school(school.trustId());
        Person person = fixtures.person(school, RoleGroup.SITE_AND_OFFICE);
        admin =
                person.caller(
                        Set.of(
                                new Grant(PortalRole.STAFF, Grant.HOME),
                                new Grant(PortalRole.ADMIN, school.trustId())));
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private long add(String family) {
        return SignedIn.as(
                admin,
                () -> changes.add(school.id(), entered(family, null, ""), RoleGroup.TEACHERS));
    }

    private static PersonChange entered(String family, LocalDate left, String manager) {
        return new PersonChange(
                "Test", family, null, "Teacher", TODAY.minusMonths(6), left, manager);
    }

    private void change(long id, PersonChange change) {
        SignedIn.run(admin, () -> changes.change(id, people.details(id).version(), change));
    }

    private List<PersonRow> list(PeopleFilter.Who who, LocalDate on) {
        return SignedIn.as(
                        admin,
                        () ->
                                people.list(
                                        new PeopleFilter("Teacher", school.id(), null, who, on, 1)))
                .rows();
    }

    @Test
    void a_past_day_is_as_it_was_known_then_whatever_came_later() {
        long id = add("Before");
        clock.moveTo(TODAY.plusDays(10));
        change(id, entered("After", null, ""));
        SignedIn.run(
                admin,
                () ->
                        changes.addMembership(
                                id, school.id(), RoleGroup.DSL, TODAY.plusDays(5), null));

        assertThat(list(PeopleFilter.Who.WORKING, null))
                .extracting(PersonRow::familyName)
                .containsExactly("After");
        List<PersonRow> then = list(PeopleFilter.Who.WORKING, TODAY.plusDays(7));
        assertThat(then).extracting(PersonRow::familyName).containsExactly("Before");
        assertThat(then.getFirst().groups())
                .as("entered on the tenth day, so not known on the seventh")
                .containsExactly(RoleGroup.TEACHERS);
        assertThat(list(PeopleFilter.Who.ALL, TODAY.minusDays(1)))
                .as("not known before it was entered")
                .isEmpty();
        assertThat(SignedIn.as(admin, () -> people.asKnownOn(id, TODAY)).orElseThrow().name())
                .isEqualTo("Test Before");
        assertThat(SignedIn.as(admin, () -> people.history(id)))
                .extracting(PersonVersion::cause)
                .containsExactly("CHANGED", "CHANGED", "ADDED");
    }

    @Test
    void whoever_has_left_is_listed_as_left_from_the_next_day() {
        long id = add("Leaver");
        change(id, entered("Leaver", TODAY, ""));
        assertThat(list(PeopleFilter.Who.WORKING, null)).hasSize(1);
        clock.moveTo(TODAY.plusDays(1));
        assertThat(list(PeopleFilter.Who.WORKING, null)).isEmpty();
        assertThat(list(PeopleFilter.Who.LEFT, null)).hasSize(1);
    }

    @Test
    void a_transfer_ends_and_goes_on_and_takes_the_record_along() {
        long id = add("Mover");
        fixtures.completion(id, "prevent-awareness", TODAY.minusMonths(1));
        LocalDate from = TODAY.plusDays(20);
        SignedIn.run(admin, () -> changes.transfer(id, sister.id(), from));

        PersonDetails moved = SignedIn.as(admin, () -> people.details(id));
        assertThat(moved.school().id()).isEqualTo(sister.id());
        assertThat(moved.memberships())
                .extracting(PersonDetails.Membership::from, PersonDetails.Membership::to)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                TODAY.minusMonths(6), from.minusDays(1)),
                        org.assertj.core.groups.Tuple.tuple(from, null));
        assertThat(list(PeopleFilter.Who.WORKING, null)).as("still here till then").hasSize(1);
        clock.moveTo(from);
        assertThat(list(PeopleFilter.Who.WORKING, null)).isEmpty();
        assertThat(SignedIn.as(admin, () -> people.history(id)).getFirst().changes())
                .containsEntry("school", List.of(school.name(), sister.name()));
    }

    @Test
    void of_two_who_change_a_person_at_once_one_wins_and_the_other_is_told() throws Exception {
        long id = add("Twice");
        int version = SignedIn.as(admin, () -> people.details(id).version());
        Callable<Boolean> attempt =
                () ->
                        SignedIn.as(
                                admin,
                                () -> {
                                    try {
                                        changes.change(
                                                id,
                                                version,
                                                entered(
                                                        "By" + Thread.currentThread().threadId(),
                                                        null,
                                                        ""));
                                        return true;
                                    } catch (PersonChangedMeanwhileException e) {
                                        return false;
                                    }
                                });
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Boolean> won =
                    threads.invokeAll(List.of(attempt, attempt)).stream()
                            .map(PeopleTest::get)
                            .toList();
            assertThat(won).containsExactlyInAnyOrder(true, false);
        }
    }

    private static Boolean get(Future<Boolean> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_line_manager_is_found_by_name_and_asked_back_where_several_are_called_that() {
        long boss = add("Boss");
        long worker = add("Worker");
        change(worker, entered("Worker", null, "Test Boss"));
        assertThat(SignedIn.as(admin, () -> people.details(worker)).lineManager())
                .isEqualTo(new PersonName(boss, "Test Boss"));

        add("Boss");
        assertThatThrownBy(() -> change(worker, entered("Worker", null, "Test Boss")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e ->
                                assertThat(e.problems().getFirst().key())
                                        .isEqualTo("invalid.manager-several"));
        change(worker, entered("Renamed", null, "#" + boss));
        assertThatThrownBy(() -> change(boss, entered("Boss", null, "Test Renamed x")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        PersonChange wrong =
                new PersonChange(
                        " ", "x".repeat(101), "no address", "", null, TODAY.minusYears(200), "");
        assertThatThrownBy(() -> SignedIn.run(admin, () -> changes.add(school.id(), wrong, null)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(InvalidInputException.Problem::field)
                                        .contains(
                                                "given-name",
                                                "family-name",
                                                "email",
                                                "job-title",
                                                "started-on",
                                                "left-on",
                                                "group"));
    }

    @Test
    void a_school_joins_and_leaves_trusts_and_its_history_stays() {
        Caller portal =
                new Caller(
                        1,
                        null,
                        null,
                        null,
                        "Portal",
                        Set.of(
                                new Grant(PortalRole.STAFF, Grant.HOME),
                                new Grant(PortalRole.ADMIN, Grant.EVERYWHERE)),
                        false);
        long other =
                SignedIn.as(
                        portal,
                        () ->
                                organisations
                                        .addOrganisation(
                                                OrganisationKind.TRUST, "Trust of " + school.id())
                                        .id());
        SignedIn.run(
                portal, () -> organisations.changeTrust(school.id(), other, TODAY.plusDays(3)));
        assertThat(SignedIn.as(portal, () -> organisations.schoolsUnder(other))).isEmpty();
        clock.moveTo(TODAY.plusDays(3));
        assertThat(SignedIn.as(portal, () -> organisations.schoolsUnder(other)))
                .containsExactly(school.id());
        assertThat(SignedIn.as(portal, () -> organisations.schoolsUnder(school.trustId())))
                .containsExactly(sister.id());
        SchoolDetails details =
                SignedIn.as(portal, organisations::schools).stream()
                        .filter(one -> one.id() == school.id())
                        .findFirst()
                        .orElseThrow();
        assertThat(details.trusts()).hasSize(2);
        assertThat(details.trusts().getLast().to()).isEqualTo(TODAY.plusDays(2));
    }

    @Test
    void bank_holidays_are_those_of_the_law_and_their_substitutes() {
        assertThat(BankHolidays.ofYear(2026))
                .containsEntry(LocalDate.of(2026, 4, 3), "Good Friday")
                .containsEntry(LocalDate.of(2026, 4, 6), "Easter Monday")
                .containsEntry(LocalDate.of(2026, 5, 4), "Early May bank holiday")
                .containsEntry(LocalDate.of(2026, 5, 25), "Spring bank holiday")
                .containsEntry(LocalDate.of(2026, 8, 31), "Summer bank holiday")
                .containsEntry(LocalDate.of(2026, 12, 25), "Christmas Day")
                .containsEntry(LocalDate.of(2026, 12, 28), "Boxing Day")
                .hasSize(8);
        assertThat(BankHolidays.ofYear(2027))
                .containsEntry(LocalDate.of(2027, 12, 27), "Christmas Day")
                .containsEntry(LocalDate.of(2027, 12, 28), "Boxing Day");
        assertThat(BankHolidays.ofYear(2022))
                .containsEntry(LocalDate.of(2022, 1, 3), "New Year’s Day")
                .containsEntry(LocalDate.of(2022, 12, 27), "Christmas Day")
                .containsEntry(LocalDate.of(2022, 12, 26), "Boxing Day");
        assertThat(BankHolidays.easterSunday(2038)).isEqualTo(LocalDate.of(2038, 4, 25));
    }
}
