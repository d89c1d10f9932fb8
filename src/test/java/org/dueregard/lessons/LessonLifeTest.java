package org.dueregard.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dueregard.access.Caller;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.lessons.LessonLifeService.Feedback;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/// From draft over trial to approved, and who sees a resource on the way.
@PortalTest
class LessonLifeTest {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired Fixtures fixtures;
    @Autowired LessonService lessons;
    @Autowired LessonLifeService life;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private TestSchool trying;
    private Caller author;
    private Caller teacher;
    private Caller colleague;
    private Caller elsewhere;
    private String id;

    @BeforeEach
    void people() {
        clock.reset();
        trying = fixtures.school();
        author = caller(fixtures.school(trying.trustId()), PortalRole.AUTHOR);
        teacher = caller(trying);
        colleague = caller(trying);
        elsewhere = caller(fixtures.school());
        id =
                SignedIn.as(teacher, () -> lessons.list(LessonFilter.ALL))
                        .page()
                        .rows()
                        .getFirst()
                        .id();
    }

    @AfterEach
    void asShipped() {
        jdbc.sql("DELETE FROM lesson_feedback").update();
        jdbc.sql("DELETE FROM lesson_trial_schools").update();
        jdbc.sql("DELETE FROM lesson_states").update();
        clock.reset();
    }

    private Caller caller(TestSchool school, PortalRole... roles) {
        Fixtures.Person person = fixtures.person(school, RoleGroup.TEACHERS);
        EnumSet<PortalRole> all = EnumSet.of(PortalRole.STAFF);
        all.addAll(Set.of(roles));
        return new Caller(
                fixtures.account(person, roles),
                person.id(),
                school.id(),
                school.name(),
                person.givenName(),
                all.stream().map(role -> new Grant(role, Grant.HOME)).collect(Collectors.toSet()),
                false);
    }

    /// Whether it is in the list, which has to be the same as whether it opens.
    private boolean sees(Caller caller) {
        boolean listed =
                SignedIn.as(caller, () -> lessons.list(LessonFilter.ALL)).page().rows().stream()
                        .anyMatch(row -> row.id().equals(id));
        boolean opened;
        try {
            opened = SignedIn.as(caller, () -> lessons.lesson(id)) != null;
        } catch (LessonMissingException e) {
            opened = false;
        }
        assertThat(opened).isEqualTo(listed);
        return opened;
    }

    private void trial() {
        SignedIn.run(
                author,
                () ->
                        life.beginTrial(
                                id,
                                Set.of(trying.id()),
                                TODAY,
                                TODAY.plusDays(30),
                                "Try the new cards"));
    }

    private void feedback(Caller caller) {
        SignedIn.run(
                caller,
                () ->
                        life.giveFeedback(
                                id,
                                new Feedback(
                                        TODAY,
                                        YearGroup.YEAR_5,
                                        Feedback.Met.YES,
                                        25,
                                        "The cards",
                                        "Fewer questions")));
    }

    private void move(LessonState to) {
        SignedIn.run(author, () -> life.move(id, to, "Because"));
    }

    private void assertNotApprovedYet() {
        assertThatThrownBy(() -> move(LessonState.APPROVED))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(InvalidInputException.Problem::key)
                                        .contains("lessons.invalid.feedback"));
    }

    @Test
    void only_the_schools_that_try_a_resource_see_it_and_only_on_the_days_of_the_trial() {
        assertThat(sees(elsewhere)).isTrue();
        trial();
        assertThat(sees(teacher)).isTrue();
        assertThat(sees(elsewhere)).isFalse();
        assertThat(sees(author)).isTrue();
        clock.moveBy(Duration.ofDays(31));
        assertThat(sees(teacher)).isFalse();
    }

    @Test
    void it_is_approved_only_after_two_forms_from_two_people() {
        trial();
        assertNotApprovedYet();
        feedback(teacher);
        assertThatThrownBy(() -> feedback(teacher)).isInstanceOf(InvalidInputException.class);
        assertNotApprovedYet();
        feedback(colleague);
        move(LessonState.APPROVED);
        assertThat(sees(elsewhere)).isTrue();
        LessonLifeService.Life now = SignedIn.as(author, () -> life.life(id));
        assertThat(now.state()).isEqualTo(LessonState.APPROVED);
        assertThat(now.moves())
                .extracting(LessonLifeService.Move::after)
                .startsWith(LessonState.APPROVED, LessonState.TRIAL);
    }

    @Test
    void feedback_of_an_earlier_trial_does_not_count_for_the_next() {
        trial();
        feedback(teacher);
        feedback(colleague);
        move(LessonState.DRAFT);
        trial();
        assertNotApprovedYet();
    }

    @Test
    void outside_the_trial_nobody_gives_feedback_and_nobody_but_authors_moves_anything() {
        trial();
        assertThatThrownBy(() -> feedback(elsewhere)).isInstanceOf(LessonMissingException.class);
        assertThatThrownBy(() ->
                        SignedIn.run(
                                teacher, () -> life.move(id, LessonState.WITHDRAWN, "Dislike it")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> SignedIn.as(teacher, () -> life.life(id)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void schools_of_another_trust_cannot_be_made_to_try_anything() {
        long foreign = Objects.requireNonNull(elsewhere.schoolId());
        assertThatThrownBy(() ->
                        SignedIn.run(
                                author,
                                () ->
                                        life.beginTrial(
                                                id,
                                                Set.of(foreign),
                                                TODAY,
                                                TODAY.plusDays(3),
                                                "Try it")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void what_is_withdrawn_is_gone_for_teachers_and_comes_back_as_a_draft_only() {
        move(LessonState.WITHDRAWN);
        assertThat(sees(teacher)).isFalse();
        assertThatThrownBy(() -> move(LessonState.APPROVED))
                .isInstanceOf(InvalidInputException.class);
        move(LessonState.DRAFT);
        assertThat(sees(teacher)).isFalse();
    }
}
