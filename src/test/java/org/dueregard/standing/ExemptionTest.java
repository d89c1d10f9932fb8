package org.dueregard.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PersonalRecords;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/// Exemptions: out of scope from the first day to the last, with a reason, somebody else who approved
/// it and an end; gone from the figures of no past day.
@PortalTest
class ExemptionTest {

    private static final LocalDate TODAY = TestClock.TODAY;
    private static final String MODULE = "prevent-awareness";
    private static final String REASON = "Seconded to the local authority";

    @Autowired ExemptionService exemptions;
    @Autowired ExemptionRecords records;
    @Autowired Figures figures;
    @Autowired Settlement settlement;
    @Autowired KeptStandings kept;
    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;

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
    void clockBack() {
        clock.reset();
    }

    private static NewExemption of(
            Person person, LocalDate from, @Nullable LocalDate to, String approver) {
        return new NewExemption(person.id(), MODULE, REASON, approver, from, to);
    }

    private void grant(NewExemption wanted) {
        SignedIn.run(lead.caller(PortalRole.DSL), () -> exemptions.grant(wanted));
    }

    private void refused(NewExemption wanted, String key) {
        assertThatThrownBy(() -> grant(wanted))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        invalid ->
                                assertThat(invalid.problems())
                                        .extracting(InvalidInputException.Problem::key)
                                        .contains(key));
    }

    private List<Exemption> ofTeacher() {
        return SignedIn.as(lead.caller(PortalRole.DSL), () -> exemptions.ofPerson(teacher.id()));
    }

    private String scope(LocalDate day) {
        settlement.settleAll();
        return figures.of(Set.of(school.id()), day).stream()
                .filter(cell -> cell.moduleId().equals(MODULE))
                .filter(cell -> cell.group() == RoleGroup.TEACHERS)
                .map(Figures.Cell::counts)
                .map(counts ->
                        counts.inScope() + " in scope, " + counts.of(Standing.EXEMPT) + " exempt")
                .findFirst()
                .orElse("none");
    }

    @Test
    void whoever_is_exempt_is_out_of_scope_from_the_first_day_to_the_last() {
        grant(of(teacher, TODAY.plusDays(2), TODAY.plusDays(5), "The headteacher"));
        assertThat(scope(TODAY.plusDays(1))).isEqualTo("1 in scope, 0 exempt");
        assertThat(scope(TODAY.plusDays(2))).isEqualTo("0 in scope, 1 exempt");
        assertThat(scope(TODAY.plusDays(5))).isEqualTo("0 in scope, 1 exempt");
        assertThat(scope(TODAY.plusDays(6))).isEqualTo("1 in scope, 0 exempt");
        assertThat(ofTeacher())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.state()).isEqualTo(Exemption.State.TO_COME);
                    assertThat(one.approvedBy()).isEqualTo("The headteacher");
                    assertThat(one.reason()).isEqualTo(REASON);
                });
    }

    @Test
    void ended_early_it_is_asked_again_from_that_day_and_the_days_before_stay_exempt() {
        grant(of(teacher, TODAY, TODAY.plusMonths(6), "The headteacher"));
        clock.moveTo(TODAY.plusDays(10));
        long id = ofTeacher().getFirst().id();
        SignedIn.run(lead.caller(PortalRole.DSL), () -> exemptions.end(teacher.id(), id));
        assertThat(scope(TODAY.plusDays(9))).isEqualTo("0 in scope, 1 exempt");
        assertThat(scope(TODAY.plusDays(10))).isEqualTo("1 in scope, 0 exempt");
        assertThat(kept.anew(teacher.id())).isEqualTo(kept.of(teacher.id()));
        assertThat(ofTeacher().getFirst().state()).isEqualTo(Exemption.State.ENDED);
        assertThatThrownBy(() ->
                        SignedIn.run(
                                lead.caller(PortalRole.DSL),
                                () -> exemptions.end(teacher.id(), id)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void nobody_exempts_or_approves_themselves() {
        refused(of(lead, TODAY, TODAY.plusDays(9), "The headteacher"), "invalid.exemption-own");
        refused(
                of(
                        teacher,
                        TODAY,
                        TODAY.plusDays(9),
                        "Mx "
                                + teacher.givenName().toUpperCase(java.util.Locale.ROOT)
                                + "  Testname"),
                "invalid.exemption-approver");
        assertThat(ofTeacher()).isEmpty();
    }

    @Test
    void a_reason_an_approver_and_an_end_are_needed() {
        refused(
                new NewExemption(teacher.id(), MODULE, "Because", "Head", TODAY, TODAY.plusDays(9)),
                "invalid.exemption-reason");
        refused(of(teacher, TODAY, TODAY.plusDays(9), " "), "invalid.required");
        refused(of(teacher, TODAY, null, "Head"), "invalid.exemption-end");
        refused(of(teacher, TODAY.minusDays(1), TODAY, "Head"), "invalid.exemption-past");
        refused(of(teacher, TODAY, TODAY.minusDays(1), "Head"), "invalid.order");
        refused(of(teacher, TODAY, TODAY.plusMonths(13), "Head"), "invalid.exemption-long");
        refused(
                new NewExemption(teacher.id(), "nothing", REASON, "Head", TODAY, TODAY.plusDays(9)),
                "invalid.requirement-module");
        grant(of(teacher, TODAY, TODAY.plusMonths(13).minusDays(1), "Head"));
        refused(
                of(teacher, TODAY.plusDays(5), TODAY.plusDays(9), "Head"),
                "invalid.exemption-overlap");
    }

    @Test
    void only_a_safeguarding_lead_of_the_school_may() {
        Person stranger = fixtures.person(fixtures.school(), RoleGroup.DSL);
        NewExemption wanted = of(teacher, TODAY, TODAY.plusDays(9), "Head");
        for (PortalRole role : PortalRole.values()) {
            if (role != PortalRole.DSL) {
                assertThatThrownBy(() ->
                                SignedIn.run(lead.caller(role), () -> exemptions.grant(wanted)))
                        .isInstanceOf(AccessDeniedException.class);
            }
        }
        for (Runnable work :
                List.<Runnable>of(
                        () -> exemptions.grant(wanted),
                        () -> exemptions.ofPerson(teacher.id()),
                        () -> exemptions.person(teacher.id()),
                        () -> exemptions.end(teacher.id(), 1),
                        () -> exemptions.list(school.id(), 1))) {
            assertThatThrownBy(() -> SignedIn.run(stranger.caller(PortalRole.DSL), work))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void the_list_of_a_school_shows_what_holds_first() {
        grant(of(teacher, TODAY, TODAY.plusDays(3), "Head"));
        clock.moveTo(TODAY.plusDays(20));
        Person other = fixtures.person(school, RoleGroup.TEACHERS);
        grant(of(other, TODAY.plusDays(20), TODAY.plusDays(90), "Head"));
        List<Exemption> listed =
                SignedIn.as(
                        lead.caller(PortalRole.DSL), () -> exemptions.list(school.id(), 1).rows());
        assertThat(listed)
                .extracting(Exemption::state)
                .containsExactly(Exemption.State.HOLDS, Exemption.State.OVER);
    }

    @Test
    void whoever_is_forgotten_is_named_in_no_exemption_and_the_days_stay() {
        grant(of(teacher, TODAY, TODAY.plusDays(9), "The headteacher"));
        Person other = fixtures.person(school, RoleGroup.TEACHERS);
        String name = teacher.givenName() + " Testname";
        grant(of(other, TODAY, TODAY.plusDays(9), name + ", deputy head"));
        PersonalRecords.Person person =
                new PersonalRecords.Person(
                        teacher.id(),
                        teacher.givenName(),
                        "Testname",
                        null,
                        List.of(name, ""),
                        List.of(""));
        assertThat(records.of(person)).singleElement().asString().contains(REASON);
        String before = kept.of(teacher.id());
        records.forget(person);
        records.forget(person);
        assertThat(records.of(person)).singleElement().asString().doesNotContain(REASON);
        assertThat(ofTeacher().getFirst().approvedBy()).isEmpty();
        Exemption others =
                SignedIn.as(lead.caller(PortalRole.DSL), () -> exemptions.ofPerson(other.id()))
                        .getFirst();
        assertThat(others.approvedBy()).isEmpty();
        assertThat(others.reason()).isEqualTo(REASON);
        assertThat(kept.anew(teacher.id())).isEqualTo(before);
    }
}
