package org.dueregard.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PersonalRecords;
import org.dueregard.people.RoleGroup;
import org.dueregard.scoring.Answer;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.dueregard.training.AttemptPage;
import org.dueregard.training.PaperAttempts;
import org.dueregard.training.QuizService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

/// The day of a session: joining, answering on screen and on paper, and the three figures.
@PortalTest
class SessionsTest {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired ApplicationContext context;
    @Autowired SessionService sessions;
    @Autowired RosterService rosters;
    @Autowired JoinService joins;
    @Autowired SheetService sheets;
    @Autowired QuizService quizzes;
    @Autowired PresentationService presentations;
    @Autowired SessionRecords records;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private SessionDay day;

    @BeforeEach
    void aSchool() {
        day = new SessionDay(context);
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private JoinStep join(Person person, String code) {
        return SignedIn.as(person.caller(), () -> joins.join(code));
    }

    private List<RosterRow> roster(long session, RosterFilter.Show show) {
        return SignedIn.as(
                day.leadCaller(),
                () -> rosters.list(session, new RosterFilter(show, "", 1)).rows());
    }

    private List<String> completions(Person person) {
        return jdbc.sql(
                        "SELECT CONCAT(how, ' ', effective_on, ' ', face_to_face)"
                                + " FROM completions WHERE staff_member_id = ?")
                .param(person.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void of_forty_who_join_two_do_not_answer_and_only_those_who_pass_have_completed() {
        long session = day.plan(TODAY, 45);
        String code = day.open(session);
        List<Person> people = day.teachers(40);
        people.forEach(person -> assertThat(join(person, code)).isInstanceOf(JoinStep.Door.class));
        people.subList(0, 35).forEach(person -> day.answerQuiz(person, true));
        people.subList(35, 38).forEach(person -> day.answerQuiz(person, false));

        assertThat(day.figures(session)).isEqualTo(new SessionFigures(40, 0, 40, 38, 35));
        assertThat(roster(session, RosterFilter.Show.NOT_ASSESSED))
                .extracting(RosterRow::staffMemberId)
                .containsExactlyInAnyOrder(people.get(38).id(), people.get(39).id());
        assertThat(roster(session, RosterFilter.Show.NOT_PASSED)).hasSize(3);
        assertThat(people.stream().mapToInt(person -> completions(person).size()).sum())
                .isEqualTo(35);
        assertThat(completions(people.getFirst())).containsExactly("SESSION " + TODAY + " 1");
    }

    @Test
    void joining_twice_is_attending_once() {
        long session = day.plan(TODAY, 5);
        String code = day.open(session);
        Person person = day.teacher();
        join(person, code);
        clock.moveBy(Duration.ofMinutes(5));
        JoinStep again = join(person, " " + code.toLowerCase(java.util.Locale.ROOT) + " ");

        assertThat(((JoinStep.Door) again).attended()).isTrue();
        assertThat(day.figures(session).attended()).isEqualTo(1);
        assertThat(
                        jdbc.sql(
                                                "SELECT COUNT(*) FROM audit_pending WHERE action ="
                                                        + " 'ATTENDANCE_CHANGED' AND subject_id = ?")
                                        .param(person.id())
                                        .query(Long.class)
                                        .single()
                                + jdbc.sql(
                                                "SELECT COUNT(*) FROM audit_entries WHERE action ="
                                                        + " 'ATTENDANCE_CHANGED' AND subject_id = ?")
                                        .param(person.id())
                                        .query(Long.class)
                                        .single())
                .isEqualTo(1);
    }

    @Test
    void leaving_the_quiz_and_coming_back_keeps_the_session() {
        long session = day.plan(TODAY, 5);
        Person person = day.teacher();
        join(person, day.open(session));
        SignedIn.run(person.caller(), () -> quizzes.openAttempt(SessionDay.MODULE));
        SignedIn.run(day.leadCaller(), () -> sessions.close(session));
        day.answerQuiz(person, true);

        assertThat(day.figures(session).passed()).isEqualTo(1);
        assertThat(completions(person)).containsExactly("SESSION " + TODAY + " 1");
    }

    @Test
    void a_quiz_begun_without_joining_is_nobody_s_session() {
        long session = day.plan(TODAY, 5);
        day.open(session);
        Person person = day.teacher();
        day.answerQuiz(person, true);

        assertThat(day.figures(session)).isEqualTo(new SessionFigures(0, 0, 0, 0, 0));
        assertThat(completions(person)).containsExactly("QUIZ " + TODAY + " 0");
    }

    @Test
    void a_closed_session_s_code_opens_nothing_and_another_school_s_neither() {
        long session = day.plan(TODAY, 5);
        String code = day.open(session);
        Person stranger = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        assertThat(join(stranger, code)).isInstanceOf(JoinStep.WrongCode.class);

        SignedIn.run(day.leadCaller(), () -> sessions.close(session));
        assertThat(join(day.teacher(), code)).isInstanceOf(JoinStep.WrongCode.class);
        assertThat(day.figures(session).attended()).isZero();
    }

    @Test
    void after_ten_wrong_codes_somebody_waits_ten_minutes_and_nobody_else_does() {
        long session = day.plan(TODAY, 5);
        String code = day.open(session);
        Person person = day.teacher();
        for (int i = 0; i < JoinService.WRONG_CODES; i++) {
            assertThat(join(person, "CCCCC" + i)).isInstanceOf(JoinStep.WrongCode.class);
        }
        assertThat(join(person, code)).isInstanceOf(JoinStep.Wait.class);
        assertThat(join(day.teacher(), code)).isInstanceOf(JoinStep.Door.class);

        clock.moveBy(JoinService.WINDOW);
        assertThat(join(person, code)).isInstanceOf(JoinStep.Door.class);
    }

    @Test
    void whoever_comes_to_a_full_session_is_there_all_the_same() {
        long session = day.plan(TODAY, 1);
        String code = day.open(session);
        join(day.teacher(), code);
        join(day.teacher(), code);
        assertThat(day.figures(session)).isEqualTo(new SessionFigures(2, 0, 2, 0, 0));
    }

    @Test
    void somebody_without_email_completes_on_paper_from_the_day_of_the_session() {
        long session = day.plan(TODAY, 5);
        Person person = day.withoutEmail();
        SignedIn.run(day.leadCaller(), () -> rosters.add(session, person.id()));
        SheetChoice choice = SignedIn.as(day.leadCaller(), () -> sheets.choice(session));
        assertThat(choice.people()).hasSize(1).allMatch(SheetChoice.Somebody::suggested);
        PaperAttempts.Sheet sheet = print(session, person).getFirst().sheet();
        assertThat(print(session, person).getFirst().sheet().attemptId())
                .isEqualTo(sheet.attemptId());
        SignedIn.run(day.leadCaller(), () -> rosters.setAttended(session, person.id(), false));
        assertThat(day.figures(session).assessed()).isZero();

        // Undone, the person is off the list; their sheet is still theirs.
        clock.moveTo(TODAY.plusDays(2));
        PaperAttempts.Keyed keyed =
                SignedIn.as(
                        day.leadCaller(),
                        () ->
                                sheets.keyIn(
                                        session,
                                        sheet.attemptId(),
                                        day.rightAnswers(sheet.attemptId())));

        assertThat(keyed).isEqualTo(new PaperAttempts.Keyed(true, 100));
        assertThat(completions(person)).containsExactly("PAPER " + TODAY + " 1");
        assertThat(day.figures(session)).isEqualTo(new SessionFigures(1, 0, 1, 1, 1));

        // Keyed in again, with nothing on it, it stays what it was.
        SignedIn.run(day.leadCaller(), () -> sheets.keyIn(session, sheet.attemptId(), List.of()));
        assertThat(completions(person)).hasSize(1);
        SheetPage page =
                SignedIn.as(day.leadCaller(), () -> sheets.find(session, sheet.attemptId()));
        assertThat(page.keyed()).isEqualTo(keyed);
        assertThat(page.next()).isNull();
    }

    private List<PrintedSheet> print(long session, Person person) {
        return SignedIn.as(day.leadCaller(), () -> sheets.print(session, Set.of(person.id())));
    }

    @Test
    void sheets_are_for_people_on_the_roster_and_of_that_session() {
        long session = day.plan(TODAY, 5);
        long other = day.plan(TODAY, 5);
        Person person = day.teacher();
        assertThat(print(session, person)).isEmpty();
        SignedIn.run(day.leadCaller(), () -> rosters.add(session, person.id()));
        long sheet = print(session, person).getFirst().sheet().attemptId();

        SignedIn.run(
                day.leadCaller(),
                () ->
                        assertThatThrownBy(() -> sheets.keyIn(other, sheet, List.of(Answer.none())))
                                .isInstanceOf(SessionMissingException.class));
    }

    @Test
    void a_sheet_that_was_never_keyed_in_assesses_nobody() {
        long session = day.plan(TODAY, 5);
        Person person = day.teacher();
        SignedIn.run(day.leadCaller(), () -> rosters.add(session, person.id()));
        print(session, person);
        long next = day.plan(TODAY, 5);
        SignedIn.run(day.leadCaller(), () -> rosters.add(next, person.id()));
        print(next, person);

        assertThat(day.figures(session)).isEqualTo(new SessionFigures(1, 0, 1, 0, 0));
    }

    @Test
    void who_was_assessed_was_there() {
        long session = day.plan(TODAY, 5);
        Person person = day.teacher();
        join(person, day.open(session));
        day.answerQuiz(person, false);
        SignedIn.run(
                day.leadCaller(),
                () ->
                        assertThatThrownBy(() -> rosters.setAttended(session, person.id(), false))
                                .isInstanceOf(InvalidInputException.class));
    }

    @Test
    void a_tick_by_hand_is_undone_and_before_the_day_there_is_none() {
        long session = day.plan(TODAY.plusDays(1), 5);
        Person person = day.teacher();
        SignedIn.run(
                day.leadCaller(),
                () -> {
                    rosters.add(session, person.id());
                    assertThatThrownBy(() -> rosters.setAttended(session, person.id(), true))
                            .isInstanceOf(InvalidInputException.class);
                });
        clock.moveTo(TODAY.plusDays(1));
        SignedIn.run(day.leadCaller(), () -> rosters.setAttended(session, person.id(), true));
        assertThat(day.figures(session).attended()).isEqualTo(1);
        SignedIn.run(day.leadCaller(), () -> rosters.setAttended(session, person.id(), false));
        assertThat(day.figures(session)).isEqualTo(new SessionFigures(1, 0, 0, 0, 0));
    }

    @Test
    void another_school_s_lead_and_a_teacher_see_nothing_of_it() {
        long session = day.plan(TODAY, 5);
        SessionDay other = new SessionDay(context);
        RosterFilter all = new RosterFilter(RosterFilter.Show.ALL, "", 1);
        SignedIn.run(
                other.leadCaller(),
                () -> {
                    assertThatThrownBy(() -> sessions.details(session))
                            .isInstanceOf(SessionMissingException.class);
                    assertThatThrownBy(() -> rosters.list(session, all))
                            .isInstanceOf(SessionMissingException.class);
                    assertThatThrownBy(() -> rosters.others(session, "Person"))
                            .isInstanceOf(SessionMissingException.class);
                    assertThatThrownBy(() -> sessions.open(session))
                            .isInstanceOf(SessionMissingException.class);
                    assertThatThrownBy(() -> sessions.cancel(session))
                            .isInstanceOf(SessionMissingException.class);
                    assertThatThrownBy(() -> sheets.choice(session))
                            .isInstanceOf(SessionMissingException.class);
                    assertThatThrownBy(() -> sheets.print(session, Set.of()))
                            .isInstanceOf(SessionMissingException.class);
                    assertThatThrownBy(() -> presentations.presentation(session))
                            .isInstanceOf(SessionMissingException.class);
                    assertThat(sessions.ahead()).isEmpty();
                });
        SignedIn.run(
                day.teacher().caller(),
                () -> {
                    assertThatThrownBy(() -> rosters.list(session, all))
                            .isInstanceOf(AuthorizationDeniedException.class);
                    assertThatThrownBy(() -> sessions.details(session))
                            .isInstanceOf(AuthorizationDeniedException.class);
                });
        Person stranger = other.teacher();
        SignedIn.run(
                day.leadCaller(),
                () ->
                        assertThatThrownBy(() -> rosters.add(session, stranger.id()))
                                .isInstanceOf(InvalidInputException.class));
    }

    @Test
    void a_session_opens_on_its_day_alone_and_keeps_its_code() {
        long session = day.plan(TODAY.plusDays(1), 5);
        SignedIn.run(
                day.leadCaller(),
                () ->
                        assertThatThrownBy(() -> sessions.open(session))
                                .isInstanceOf(InvalidInputException.class));
        clock.moveTo(TODAY.plusDays(1));
        String code = day.open(session);
        assertThat(code).matches("[" + JoinCodes.ALPHABET + "]{6}");
        assertThat(day.open(session)).isEqualTo(code);
    }

    @Test
    void the_wall_shows_each_section_and_fills_in_the_school() {
        fixtures.contact(day.school, "DSL", "Alex Example", TODAY);
        long session = day.plan(TODAY, 5);
        Presentation closed =
                SignedIn.as(day.leadCaller(), () -> presentations.presentation(session));
        assertThat(closed.joinAddress()).isNull();
        String code = day.open(session);
        Presentation open =
                SignedIn.as(day.leadCaller(), () -> presentations.presentation(session));

        assertThat(open.screens()).hasSizeGreaterThan(3);
        assertThat(open.session().joinCode()).isEqualTo(code);
        assertThat(open.picture()).startsWith("data:image/svg+xml");
        assertThat(open.screens().stream().flatMap(screen -> screen.parts().stream()))
                .anyMatch(part -> part.check() != null && !part.check().answers().isEmpty());
        assertThat(open.toString()).contains("Alex Example").doesNotContain("\uE000");
    }

    @Test
    void a_forgotten_person_has_no_place_and_stays_in_the_figures() {
        long session = day.plan(TODAY, 5);
        Person person = day.teacher();
        join(person, day.open(session));
        day.answerQuiz(person, true);
        PersonalRecords.Person known =
                new PersonalRecords.Person(
                        person.id(), person.givenName(), "", null, List.of(), List.of());
        assertThat(records.of(known)).hasSize(1);
        records.forget(known);

        assertThat(records.of(known)).isEmpty();
        assertThat(day.figures(session)).isEqualTo(new SessionFigures(1, 0, 1, 1, 1));
    }

    @Test
    void somebody_at_a_shared_tablet_joins_and_runs_nothing() {
        long session = day.plan(TODAY, 5);
        String code = day.open(session);
        var caller = day.teacher().caller(PortalRole.DSL);
        var atTablet =
                new org.dueregard.access.Caller(
                        caller.accountId(),
                        caller.staffMemberId(),
                        caller.schoolId(),
                        caller.schoolName(),
                        caller.name(),
                        caller.grants(),
                        true);
        assertThat(SignedIn.as(atTablet, () -> joins.join(code))).isInstanceOf(JoinStep.Door.class);
        SignedIn.run(
                atTablet,
                () ->
                        assertThatThrownBy(() -> sessions.details(session))
                                .isInstanceOf(AuthorizationDeniedException.class));
    }

    @Test
    void answers_begun_at_home_and_handed_in_at_the_session_are_the_session_s() {
        long session = day.plan(TODAY, 5);
        Person person = day.teacher();
        AttemptPage page =
                (AttemptPage)
                        SignedIn.as(person.caller(), () -> quizzes.openAttempt(SessionDay.MODULE));
        join(person, day.open(session));
        SignedIn.as(person.caller(), () -> quizzes.submit(page.attemptId()));
        assertThat(
                        jdbc.sql("SELECT session_id FROM attempts WHERE id = ?")
                                .param(page.attemptId())
                                .query(Long.class)
                                .single())
                .isEqualTo(session);
    }
}
