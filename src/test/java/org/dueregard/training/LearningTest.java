package org.dueregard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.LibraryRefresh;
import org.dueregard.content.Scenario;
import org.dueregard.coverage.CoverageReport;
import org.dueregard.coverage.CoverageService;
import org.dueregard.guidance.DocumentsToConfirm;
import org.dueregard.people.RoleGroup;
import org.dueregard.scoring.Answer;
import org.dueregard.scoring.Confidence;
import org.dueregard.standing.KeptStandings;
import org.dueregard.standing.Standing;
import org.dueregard.standing.Standings;
import org.dueregard.standing.Verdict;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.LearningContent;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Modules with everything a module can have: every type of question, a scenario, limits, versions; a
/// document; checks weeks later.
@PortalTest
class LearningTest {

    private static final String MODULE = LearningContent.EVERY_TYPE;
    private static final String TIMED = LearningContent.TIMED;
    private static final String DOCUMENT = LearningContent.DOCUMENT;
    private static final String SCENARIO = "scenario-friday";

    @Autowired QuizService quizzes;
    @Autowired ScenarioService scenarios;
    @Autowired TrainingService training;
    @Autowired ReadingService reading;
    @Autowired VersionService versions;
    @Autowired DocumentService guidance;
    @Autowired RecordService records;
    @Autowired FollowUpService followUp;
    @Autowired CoverageService coverage;
    @Autowired Standings people;
    @Autowired KeptStandings kept;
    @Autowired DelayedCheckOffers offers;
    @Autowired AttemptQuestions questions;
    @Autowired ContentLibrary library;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private TestSchool school;
    private Person trainee;
    private Person lead;

    @DynamicPropertySource
    static void outsideContent(DynamicPropertyRegistry properties) {
        LearningContent.write();
        properties.add("dueregard.content.location", LearningContent.FOLDER::toString);
    }

    @BeforeEach
    void aTraineeAndALead() {
        school = fixtures.school();
        trainee = fixtures.person(school, RoleGroup.TRAINEES);
        lead = fixtures.person(school, RoleGroup.DSL);
    }

    @AfterEach
    void asItWas() {
        clock.reset();
        LearningContent.write();
        LibraryRefresh.now(library);
    }

    private <T> T as(Person person, Callable<T> work, PortalRole... roles) {
        return SignedIn.as(person.caller(roles), work);
    }

    private AttemptPage open(String module) {
        return (AttemptPage) as(trainee, () -> quizzes.openAttempt(module));
    }

    private AttemptResult answerAndSubmit(long attempt, boolean rightly) {
        for (AttemptQuestions.AnsweredQuestion question : questions.find(attempt)) {
            Answer answer =
                    rightly
                            ? question.question().rightAnswer()
                            : Answers.wrong(question.question());
            SignedIn.run(
                    trainee.caller(), () -> quizzes.answer(attempt, question.position(), answer));
        }
        return as(trainee, () -> quizzes.submit(attempt));
    }

    private AttemptResult pass(String module) {
        return answerAndSubmit(open(module).attemptId(), true);
    }

    private void playWell() {
        ScenarioPage page = as(trainee, () -> scenarios.again(MODULE, SCENARIO));
        as(trainee, () -> scenarios.choose(page.runId(), page.position(), 1));
    }

    private long completions(String module) {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM completions WHERE staff_member_id = ?"
                                + " AND module_id = ?")
                .param(trainee.id())
                .param(module)
                .query(Long.class)
                .single();
    }

    private Standing standing(String module) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return verdict(module, today).standing();
    }

    private Verdict verdict(String module, LocalDate today) {
        return people.ofPerson(trainee.id(), today).stream()
                .filter(row -> row.moduleId().equals(module))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private void complete() {
        pass(MODULE);
        playWell();
    }

    // Questions

    @Test
    void every_type_is_marked_right_when_right_and_wrong_when_wrong() {
        AttemptResult right = pass(TIMED);
        assertThat(right.percent()).isEqualTo(100);
        assertThat(right.questions())
                .extracting(AttemptResult.Marked::type)
                .hasSize(6)
                .doesNotHaveDuplicates();
        clock.moveBy(Duration.ofDays(2));
        AttemptResult wrong = answerAndSubmit(open(TIMED).attemptId(), false);
        assertThat(wrong.passed()).isFalse();
        assertThat(wrong.questions()).noneMatch(AttemptResult.Marked::full);
    }

    @Test
    void what_is_shown_of_an_open_attempt_gives_nothing_away() {
        AttemptPage page = open(TIMED);
        for (AttemptPage.Asked asked : page.questions()) {
            assertThat(asked.answer().isEmpty()).isTrue();
            if (asked.type().name().equals("ORDER")) {
                assertThat(asked.choices())
                        .extracting(AttemptPage.Choice::text)
                        .isNotEqualTo(List.of("Notice", "Check", "Share", "Write down"));
            }
        }
        assertThat(page.toString()).doesNotContain("nine nine nine").doesNotContain("accepted");
    }

    @Test
    void after_as_many_failures_as_the_quiz_allows_there_is_a_pause() {
        answerAndSubmit(open(TIMED).attemptId(), false);
        answerAndSubmit(open(TIMED).attemptId(), false);
        assertThat(as(trainee, () -> quizzes.openAttempt(TIMED)))
                .isInstanceOfSatisfying(
                        RestPage.class,
                        rest ->
                                assertThat(rest.until())
                                        .isEqualTo(clock.instant().plus(Duration.ofDays(1))));
        clock.moveBy(Duration.ofHours(23).plusMinutes(59));
        assertThat(as(trainee, () -> quizzes.openAttempt(TIMED))).isInstanceOf(RestPage.class);
        clock.moveBy(Duration.ofMinutes(1));
        assertThat(as(trainee, () -> quizzes.openAttempt(TIMED))).isInstanceOf(AttemptPage.class);
    }

    @Test
    void after_the_deadline_no_answer_is_taken_and_what_there_is_counts() {
        AttemptPage page = open(TIMED);
        long attempt = page.attemptId();
        assertThat(page.deadline()).isEqualTo(clock.instant().plus(Duration.ofMinutes(20)));
        Answer first = questions.find(attempt).getFirst().question().rightAnswer();
        clock.moveBy(Duration.ofMinutes(20));
        SignedIn.run(trainee.caller(), () -> quizzes.answer(attempt, 1, first));
        clock.moveBy(Duration.ofSeconds(1));
        assertThatThrownBy(() ->
                        SignedIn.run(trainee.caller(), () -> quizzes.answer(attempt, 2, first)))
                .isInstanceOf(AttemptClosedException.class);
        assertThat(as(trainee, () -> quizzes.openAttempt(TIMED)))
                .isInstanceOfSatisfying(
                        AttemptResult.class,
                        result -> {
                            assertThat(result.attemptId()).isEqualTo(attempt);
                            assertThat(result.right()).isEqualTo(1);
                        });
    }

    @Test
    void who_is_given_more_time_has_it() {
        SignedIn.run(lead.caller(PortalRole.DSL), () -> records.giveExtraTime(trainee.id(), "50"));
        assertThat(open(TIMED).deadline()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
        assertThatThrownBy(() ->
                        SignedIn.run(
                                lead.caller(PortalRole.DSL),
                                () -> records.giveExtraTime(trainee.id(), "201")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void sure_and_wrong_is_seen_by_the_person_and_the_lead_alone() {
        long attempt = open(MODULE).attemptId();
        for (AttemptQuestions.AnsweredQuestion question : questions.find(attempt)) {
            SignedIn.run(
                    trainee.caller(),
                    () -> {
                        quizzes.answer(
                                attempt, question.position(), Answers.wrong(question.question()));
                        quizzes.rate(attempt, question.position(), Confidence.CERTAIN);
                    });
        }
        AttemptResult result = as(trainee, () -> quizzes.submit(attempt));
        assertThat(result.questions()).allMatch(AttemptResult.Marked::sureAndWrong);
        assertThat(as(trainee, records::ownSureAndWrong))
                .extracting(TrainingRecord.SureAndWrong::objective)
                .containsExactlyInAnyOrder("Who you tell, and how", "What you do");
        assertThat(as(lead, () -> records.find(trainee.id()), PortalRole.DSL).sureAndWrong())
                .hasSize(2);
        assertThat(as(lead, followUp::calibration, PortalRole.DSL))
                .hasSize(2)
                .allSatisfy(line -> {
                    assertThat(line.gap()).isEqualTo(1);
                    assertThat(line.sureAndWrong()).isEqualTo(1);
                });
        Person other = fixtures.person(fixtures.school(), RoleGroup.DSL);
        assertThatThrownBy(() -> as(other, () -> records.find(trainee.id()), PortalRole.DSL))
                .isInstanceOf(AccessDeniedException.class);
        for (PortalRole role : Set.of(PortalRole.HEAD, PortalRole.ADMIN, PortalRole.GOVERNOR)) {
            assertThatThrownBy(() -> as(lead, () -> records.find(trainee.id()), role))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    // Scenarios

    @Test
    void a_module_with_a_scenario_is_completed_by_both_in_any_order_once() {
        AttemptResult quiz = pass(MODULE);
        assertThat(quiz.passed()).isTrue();
        assertThat(quiz.toDo()).hasSize(1);
        assertThat(completions(MODULE)).isZero();
        playWell();
        assertThat(completions(MODULE)).isOne();
        assertThat(as(trainee, () -> quizzes.result(quiz.attemptId())).orElseThrow().validUntil())
                .isNotNull();

        trainee = fixtures.person(school, RoleGroup.TRAINEES);
        playWell();
        assertThat(completions(MODULE)).isZero();
        assertThat(pass(MODULE).validUntil()).isNotNull();
        assertThat(completions(MODULE)).isOne();
    }

    @Test
    void a_scenario_counts_wrong_turns_fails_and_can_be_played_again() {
        ScenarioPage start = as(trainee, () -> scenarios.open(MODULE, SCENARIO));
        ScenarioPage wrong =
                as(trainee, () -> scenarios.choose(start.runId(), start.position(), 0));
        assertThat(wrong.wrongTurn()).isTrue();
        assertThat(wrong.wrongTurns()).isOne();
        // A second click on the same choice changes nothing.
        ScenarioPage again =
                as(trainee, () -> scenarios.choose(start.runId(), start.position(), 0));
        assertThat(again).isEqualTo(wrong);
        ScenarioPage end = as(trainee, () -> scenarios.choose(wrong.runId(), 2, 1));
        assertThat(end.end()).isEqualTo(Scenario.End.FAIL);
        assertThat(end.way()).containsExactly("I wait until Monday", "I give up");
        assertThat(as(trainee, () -> scenarios.open(MODULE, SCENARIO)).end())
                .isEqualTo(Scenario.End.FAIL);
        playWell();
        assertThat(as(trainee, () -> scenarios.open(MODULE, SCENARIO)).end())
                .isEqualTo(Scenario.End.PASS);
    }

    @Test
    void whoever_leaves_a_scenario_comes_back_to_the_same_scene() {
        ScenarioPage start = as(trainee, () -> scenarios.open(MODULE, SCENARIO));
        as(trainee, () -> scenarios.choose(start.runId(), 1, 0));
        LearningContent.module(
                MODULE, "2026-02", "New.", "confidence: true\n", LearningContent.questions());
        LibraryRefresh.now(library);
        ScenarioPage back = as(trainee, () -> scenarios.open(MODULE, SCENARIO));
        assertThat(back.sceneTitle()).isEqualTo("Nobody knows");
        assertThat(back.position()).isEqualTo(2);
    }

    @Test
    void nobody_plays_somebody_else_s_scenario() {
        ScenarioPage start = as(trainee, () -> scenarios.open(MODULE, SCENARIO));
        assertThatThrownBy(() -> as(lead, () -> scenarios.choose(start.runId(), 1, 0)))
                .isInstanceOf(AttemptMissingException.class);
        assertThatThrownBy(() -> as(trainee, () -> scenarios.choose(start.runId(), 1, 9)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_school_s_own_contacts_appear_at_once_and_a_missing_one_is_a_sentence() {
        Supplier<String> text =
                () -> as(trainee, () -> scenarios.open(MODULE, SCENARIO)).scene().html();
        assertThat(text.get()).doesNotContain("{{").doesNotContain("dsl.name").contains("away");
        fixtures.contact(school, "DSL", "Ada Example", TestClock.TODAY);
        assertThat(text.get()).contains("Ada Example is away");
        jdbc.sql("UPDATE contacts SET name = 'Bea Example' WHERE school_id = ?")
                .param(school.id())
                .update();
        assertThat(text.get()).contains("Bea Example is away");
    }

    @Test
    void the_last_two_parts_finished_at_the_same_moment_complete_once() throws Exception {
        for (int round = 0; round < 5; round++) {
            trainee = fixtures.person(school, RoleGroup.TRAINEES);
            long attempt = open(MODULE).attemptId();
            for (AttemptQuestions.AnsweredQuestion question : questions.find(attempt)) {
                SignedIn.run(
                        trainee.caller(),
                        () ->
                                quizzes.answer(
                                        attempt,
                                        question.position(),
                                        question.question().rightAnswer()));
            }
            ScenarioPage start = as(trainee, () -> scenarios.open(MODULE, SCENARIO));
            List<Callable<Object>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                work.add(() -> as(trainee, () -> quizzes.submit(attempt)));
                work.add(() -> as(trainee, () -> scenarios.choose(start.runId(), 1, 1)));
            }
            Collections.shuffle(work, new java.util.Random(round));
            try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
                for (Future<Object> done : threads.invokeAll(work)) {
                    done.get();
                }
            }
            assertThat(completions(MODULE)).as("round %d", round).isOne();
            assertThat(count("certificates")).isOne();
            assertThat(
                            jdbc.sql("SELECT COUNT(*) FROM outbox_messages WHERE recipient = ?")
                                    .param(trainee.email())
                                    .query(Long.class)
                                    .single())
                    .isOne();
        }
    }

    private long count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE staff_member_id = ?")
                .param(trainee.id())
                .query(Long.class)
                .single();
    }

    // Versions

    private void newVersion(String questions) {
        LearningContent.module(
                MODULE, "2026-03", "The order is new.", "confidence: true\n", questions);
        LibraryRefresh.now(library);
    }

    private List<VersionService.NewVersion> toDecide() {
        return as(lead, versions::newVersions, PortalRole.DSL).stream()
                .filter(version -> version.moduleId().equals(MODULE))
                .toList();
    }

    private void decide(VersionChoice choice) {
        SignedIn.run(lead.caller(PortalRole.DSL), () -> versions.decide(MODULE, choice));
    }

    @Test
    void a_new_version_is_decided_about_once_and_reading_it_lifts_the_version_not_the_expiry() {
        complete();
        assertThat(toDecide()).isEmpty();
        newVersion(LearningContent.questions());
        assertThat(toDecide())
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.people()).isOne();
                    assertThat(version.choice()).isNull();
                    assertThat(version.delta()).isFalse();
                });
        assertThat(as(trainee, training::overview).changes()).isEmpty();
        assertThatThrownBy(() -> SignedIn.run(trainee.caller(), () -> versions.confirm(MODULE)))
                .isInstanceOf(ModuleMissingException.class);

        decide(VersionChoice.CONFIRM);
        assertThatThrownBy(() -> decide(VersionChoice.RETAKE))
                .isInstanceOf(InvalidInputException.class);
        String before = validity();
        assertThat(as(trainee, training::overview).changes()).hasSize(1);
        assertThat(as(trainee, () -> reading.module(MODULE)).changes())
                .extracting(ChangeNote::note)
                .endsWith("The order is new.");
        SignedIn.run(trainee.caller(), () -> versions.confirm(MODULE));
        assertThat(as(trainee, training::overview).changes()).isEmpty();
        assertThat(validity()).isEqualTo(before);
        String whole = kept.of(trainee.id());
        assertThat(kept.anew(trainee.id())).isEqualTo(whole);
        assertThat(toDecide()).isEmpty();
    }

    private String validity() {
        Verdict verdict = verdict(MODULE, LocalDate.ofInstant(clock.instant(), clock.getZone()));
        return verdict.completedOn() + " " + verdict.coveredUntil();
    }

    @Test
    void the_short_quiz_asks_only_what_changed() {
        complete();
        newVersion(LearningContent.questions().replace("4. Write down", "4. Record"));
        decide(VersionChoice.DELTA);
        AttemptPage delta =
                (AttemptPage) as(trainee, () -> quizzes.open(MODULE, AttemptPurpose.DELTA));
        assertThat(questions.find(delta.attemptId()))
                .isNotEmpty()
                .allMatch(question -> "doing".equals(question.question().objective()));
        String before = validity();
        assertThat(answerAndSubmit(delta.attemptId(), true).passed()).isTrue();
        assertThat(validity()).isEqualTo(before);
        assertThat(completions(MODULE)).isOne();
        assertThat(as(trainee, training::overview).changes()).isEmpty();
    }

    @Test
    void a_full_retake_leaves_thirty_days_and_then_the_old_completion_counts_no_more() {
        complete();
        newVersion(LearningContent.questions());
        decide(VersionChoice.RETAKE);
        assertThat(standing(MODULE)).isEqualTo(Standing.COVERED);
        clock.moveBy(Duration.ofDays(30));
        assertThat(standing(MODULE)).isEqualTo(Standing.COVERED);
        clock.moveBy(Duration.ofDays(1));
        assertThat(standing(MODULE)).isEqualTo(Standing.EXPIRED);
        complete();
        assertThat(standing(MODULE)).isEqualTo(Standing.COVERED);
        assertThat(completions(MODULE)).isEqualTo(2);
    }

    // Documents

    @Test
    void a_new_edition_asks_everybody_anew_and_keeps_what_was_confirmed() {
        assertThat(pass(DOCUMENT).validUntil()).isNull();
        assertThat(standing(DOCUMENT)).isEqualTo(Standing.COVERED);
        assertThat(own())
                .extracting(DocumentsToConfirm.Confirmation::edition)
                .containsExactly("2025");

        LearningContent.document("2026", "2026-10-01", "A second edition.");
        LibraryRefresh.now(library);
        assertThat(standing(DOCUMENT)).isEqualTo(Standing.COVERED);
        // Thirty days from the day it is in force.
        clock.moveTo(LocalDate.of(2026, 10, 31));
        assertThat(standing(DOCUMENT)).isEqualTo(Standing.COVERED);
        clock.moveTo(LocalDate.of(2026, 11, 1));
        assertThat(standing(DOCUMENT)).isEqualTo(Standing.EXPIRED);
        pass(DOCUMENT);
        assertThat(standing(DOCUMENT)).isEqualTo(Standing.COVERED);
        assertThat(own())
                .extracting(DocumentsToConfirm.Confirmation::edition)
                .containsExactly("2026", "2025");
        assertThat(count("certificates")).isZero();
        jdbc.sql("DELETE FROM version_choices WHERE module_id = ?").param(DOCUMENT).update();
        jdbc.sql("DELETE FROM module_versions WHERE module_id = ?").param(DOCUMENT).update();
    }

    private List<DocumentsToConfirm.Confirmation> own() {
        return as(trainee, guidance::documents).stream()
                .filter(document -> document.id().equals(DOCUMENT))
                .findFirst()
                .orElseThrow()
                .own();
    }

    // Delayed checks

    private static final Duration EIGHT_WEEKS = Duration.ofDays(56);

    private CoverageReport.Cell summary() {
        return as(lead, () -> coverage.report(null, null), PortalRole.DSL).lines().stream()
                .filter(line -> line.moduleId().equals(MODULE))
                .findFirst()
                .orElseThrow()
                .all();
    }

    private long effective() {
        return java.util.Objects.requireNonNull(summary().effective()).part();
    }

    @Test
    void a_check_is_offered_once_after_eight_weeks_and_counts_when_passed() {
        complete();
        clock.moveBy(EIGHT_WEEKS.minusDays(1));
        offers.offerDue();
        assertThat(as(trainee, training::overview).checks()).isEmpty();
        assertThatThrownBy(() -> as(trainee, () -> quizzes.open(MODULE, AttemptPurpose.CHECK)))
                .isInstanceOf(ModuleMissingException.class);
        clock.moveBy(Duration.ofDays(1));
        offers.offerDue();
        offers.offerDue();
        assertThat(as(trainee, training::overview).checks()).hasSize(1);
        assertThat(mails("check|")).isOne();
        assertThat(effective()).isOne();
        AttemptPage check =
                (AttemptPage) as(trainee, () -> quizzes.open(MODULE, AttemptPurpose.CHECK));
        assertThat(check.questions()).hasSize(3);
        assertThat(answerAndSubmit(check.attemptId(), true).passed()).isTrue();
        assertThat(as(trainee, training::overview).checks()).isEmpty();
        assertThat(effective()).isOne();
        assertThat(completions(MODULE)).isOne();
    }

    private long mails(String key) {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM outbox_messages WHERE recipient = ?"
                                + " AND once_key LIKE ?")
                .param(trainee.email())
                .param(key + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void what_was_forgotten_does_not_count_until_a_later_round_is_passed() {
        complete();
        clock.moveBy(EIGHT_WEEKS);
        offers.offerDue();
        AttemptPage check =
                (AttemptPage) as(trainee, () -> quizzes.open(MODULE, AttemptPurpose.CHECK));
        answerAndSubmit(check.attemptId(), false);
        assertThat(summary().covered().part()).isOne();
        assertThat(effective()).isZero();
        assertThat(as(lead, () -> followUp.forgotten(1), PortalRole.DSL).rows())
                .extracting(FollowUpService.Forgotten::staffMemberId)
                .containsExactly(trainee.id());
        assertThatThrownBy(() -> as(trainee, () -> quizzes.open(MODULE, AttemptPurpose.CHECK)))
                .isInstanceOf(ModuleMissingException.class);

        SignedIn.run(lead.caller(PortalRole.DSL), () -> records.offerAgain(trainee.id(), MODULE));
        assertThatThrownBy(() ->
                        SignedIn.run(
                                lead.caller(PortalRole.DSL),
                                () -> records.offerAgain(trainee.id(), MODULE)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(effective()).isZero();
        AttemptPage second =
                (AttemptPage) as(trainee, () -> quizzes.open(MODULE, AttemptPurpose.CHECK));
        answerAndSubmit(second.attemptId(), true);
        assertThat(effective()).isOne();
        assertThat(as(lead, () -> followUp.forgotten(1), PortalRole.DSL).rows()).isEmpty();
    }

    @Test
    void a_check_is_open_for_ten_school_days_and_a_newer_completion_starts_afresh() {
        complete();
        clock.moveBy(EIGHT_WEEKS);
        offers.offerDue();
        LocalDate offered = LocalDate.ofInstant(clock.instant(), clock.getZone());
        LocalDate closes = as(trainee, training::overview).checks().getFirst().closesOn();
        assertThat(closes).isEqualTo(offered.plusDays(14));
        clock.moveTo(closes);
        assertThat(as(trainee, training::overview).checks()).hasSize(1);
        assertThat(effective()).isOne();
        clock.moveTo(closes.plusDays(1));
        assertThat(as(trainee, training::overview).checks()).isEmpty();
        assertThat(effective()).isZero();
        complete();
        assertThat(effective()).isOne();
    }

    @Test
    void a_lead_of_another_school_can_neither_offer_again_nor_withdraw() {
        complete();
        Person other = fixtures.person(fixtures.school(), RoleGroup.DSL);
        long entry =
                as(lead, () -> records.find(trainee.id()), PortalRole.DSL)
                        .entries()
                        .getFirst()
                        .completionId();
        assertThatThrownBy(() ->
                        SignedIn.run(
                                other.caller(PortalRole.DSL),
                                () -> records.withdraw(trainee.id(), entry, "x")))
                .isInstanceOf(AccessDeniedException.class);
        // Nor by naming a person of their own with somebody else's entry.
        assertThatThrownBy(() ->
                        SignedIn.run(
                                other.caller(PortalRole.DSL),
                                () -> records.withdraw(other.id(), entry, "x")))
                .isInstanceOf(AttemptMissingException.class);
        assertThatThrownBy(() ->
                        SignedIn.run(
                                other.caller(PortalRole.DSL),
                                () -> records.offerAgain(trainee.id(), MODULE)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_withdrawn_entry_counts_no_more_and_stays_on_record() {
        complete();
        assertThat(standing(MODULE)).isEqualTo(Standing.COVERED);
        long entry =
                as(lead, () -> records.find(trainee.id()), PortalRole.DSL)
                        .entries()
                        .getFirst()
                        .completionId();
        SignedIn.run(
                lead.caller(PortalRole.DSL),
                () -> records.withdraw(trainee.id(), entry, "Somebody else answered"));
        assertThat(standing(MODULE)).isNotEqualTo(Standing.COVERED);
        assertThat(as(lead, () -> records.find(trainee.id()), PortalRole.DSL).entries())
                .singleElement()
                .satisfies(
                        kept -> assertThat(kept.withdrawn()).isEqualTo("Somebody else answered"));
        String before = kept.of(trainee.id());
        assertThat(kept.anew(trainee.id())).isEqualTo(before);
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM completion_withdrawals").update())
                .rootCause()
                .hasMessageContaining("denied");
    }

    @Test
    void where_a_session_is_asked_for_reading_alone_leaves_it_amber() {
        jdbc.sql("UPDATE requirements SET mode = 'FACE_TO_FACE' WHERE module_id = ?")
                .param(TIMED)
                .update();
        pass(TIMED);
        assertThat(standing(TIMED)).isIn(Standing.FACE_TO_FACE, Standing.NOT_YET_DUE);
        clock.moveBy(Duration.ofDays(40));
        assertThat(standing(TIMED)).isEqualTo(Standing.FACE_TO_FACE);
        jdbc.sql("UPDATE requirements SET mode = 'ANY' WHERE module_id = ?").param(TIMED).update();
        assertThat(standing(TIMED)).isEqualTo(Standing.COVERED);
    }
}
