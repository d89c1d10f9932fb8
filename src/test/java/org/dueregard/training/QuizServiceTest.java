package org.dueregard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.dueregard.people.RoleGroup;
import org.dueregard.scoring.Answer;
import org.dueregard.standing.KeptStandings;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class QuizServiceTest {

    private static final String MODULE = "prevent-awareness";
    private static final int THREADS = 16;

    @Autowired QuizService quizzes;
    @Autowired AttemptQuestions questions;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;

    @Autowired KeptStandings kept;
    @Autowired TestClock clock;

    private Person teacher;

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    @BeforeEach
    void aTeacher() {
        teacher = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
    }

    private AttemptPage open() {
        return SignedIn.as(teacher.caller(), () -> (AttemptPage) quizzes.openAttempt(MODULE));
    }

    private void answerAll(long attempt, boolean rightly) {
        for (AttemptQuestions.AnsweredQuestion question : questions.find(attempt)) {
            answer(attempt, question.position(), answer(question.question(), rightly));
        }
    }

    private static Answer answer(ShownQuestion question, boolean rightly) {
        return rightly ? question.rightAnswer() : Answers.wrong(question);
    }

    private void answer(long attempt, int position, Answer answer) {
        SignedIn.run(teacher.caller(), () -> quizzes.answer(attempt, position, answer));
    }

    private static Answer ticks(Integer... options) {
        return new Answer.Ticks(Set.of(options));
    }

    private AttemptResult submit(long attempt) {
        return SignedIn.as(teacher.caller(), () -> quizzes.submit(attempt));
    }

    private long count(String sql) {
        return jdbc.sql(sql).param(teacher.id()).query(Long.class).single();
    }

    private long completions() {
        return count("SELECT COUNT(*) FROM completions WHERE staff_member_id = ?");
    }

    @Test
    void an_attempt_is_resumed_with_its_questions_and_answers() {
        AttemptPage first = open();
        answer(first.attemptId(), 3, ticks(1));
        AttemptPage again = open();

        assertThat(again.attemptId()).isEqualTo(first.attemptId());
        assertThat(again.questions()).hasSize(10);
        assertThat(again.questions().get(2).answer()).isEqualTo(ticks(1));
        assertThat(again.questions().stream().map(AttemptPage.Asked::text))
                .containsExactlyElementsOf(
                        first.questions().stream().map(AttemptPage.Asked::text).toList());
    }

    @Test
    void right_answers_pass_and_write_one_completion_one_standing_and_one_mail() {
        long attempt = open().attemptId();
        answerAll(attempt, true);
        AttemptResult result = submit(attempt);

        assertThat(result.passed()).isTrue();
        assertThat(result.percent()).isEqualTo(100);
        assertThat(result.validUntil()).isNotNull();
        assertThat(completions()).isEqualTo(1);
        assertThat(kept.of(teacher.id())).contains("COVERED");
        assertThat(
                        jdbc.sql("SELECT COUNT(*) FROM outbox_messages WHERE recipient = ?")
                                .param(teacher.email())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void wrong_answers_do_not_pass_and_say_what_to_read_again() {
        long attempt = open().attemptId();
        answerAll(attempt, false);
        AttemptResult result = submit(attempt);

        assertThat(result.passed()).isFalse();
        assertThat(result.readAgain()).isNotEmpty();
        assertThat(result.objectives()).isNotEmpty();
        assertThat(result.questions())
                .allSatisfy(question -> assertThat(question.feedback()).isNotNull());
        assertThat(completions()).isZero();
    }

    @Test
    void the_next_attempt_avoids_the_questions_of_the_last() {
        long first = open().attemptId();
        submit(first);
        long second = open().attemptId();

        assertThat(questions.questionIds(second))
                .hasSize(10)
                .doesNotContainAnyElementsOf(questions.questionIds(first));
    }

    @Test
    void the_standing_kept_with_each_pass_is_the_one_worked_out_anew_from_the_ledger() {
        Random random = new Random(7);
        for (int i = 0; i < 8; i++) {
            long attempt = open().attemptId();
            answerAll(attempt, true);
            submit(attempt);
            String before = kept.of(teacher.id());
            assertThat(before).contains("COVERED");
            assertThat(kept.anew(teacher.id()))
                    .as("after pass %d of seed 7", i + 1)
                    .isEqualTo(before);
            clock.moveBy(Duration.ofDays(20 + random.nextInt(500)));
        }
    }

    @Test
    void an_attempt_outlives_its_module() {
        long attempt = open().attemptId();
        answerAll(attempt, true);
        jdbc.sql("UPDATE attempts SET module_id = 'gone', module_title = 'Gone' WHERE id = ?")
                .param(attempt)
                .update();
        AttemptResult result = submit(attempt);

        assertThat(result.passed()).isTrue();
        assertThat(result.moduleTitle()).isEqualTo("Gone");
        assertThat(completions()).isEqualTo(1);
    }

    @Test
    void submitting_again_gives_the_same_result_and_does_nothing_else() {
        long attempt = open().attemptId();
        answerAll(attempt, true);
        AttemptResult first = submit(attempt);
        AttemptResult second = submit(attempt);

        assertThat(second).isEqualTo(first);
        assertThat(completions()).isEqualTo(1);
    }

    @Test
    void an_answer_after_submitting_is_refused_and_changes_nothing() {
        long attempt = open().attemptId();
        submit(attempt);

        assertThatThrownBy(() -> answer(attempt, 1, ticks(0)))
                .isInstanceOf(AttemptClosedException.class);
        assertThat(questions.find(attempt).getFirst().answer().isEmpty()).isTrue();
    }

    @Test
    void an_answer_that_no_page_can_give_is_refused() {
        long attempt = open().attemptId();
        assertThatThrownBy(() -> answer(attempt, 1, ticks(99)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> answer(attempt, 11, ticks(0)))
                .isInstanceOf(AttemptMissingException.class);
    }

    @Test
    void sixteen_threads_submitting_at_once_make_one_result_and_one_completion() throws Exception {
        long attempt = open().attemptId();
        answerAll(attempt, true);
        List<AttemptResult> results = atOnce(() -> submit(attempt));

        assertThat(results).hasSize(THREADS).allMatch(results.getFirst()::equals);
        assertThat(completions()).isEqualTo(1);
    }

    @Test
    void sixteen_threads_opening_at_once_make_one_attempt() throws Exception {
        List<Long> attempts = atOnce(() -> open().attemptId());

        assertThat(attempts).hasSize(THREADS).containsOnly(attempts.getFirst());
        assertThat(count("SELECT COUNT(*) FROM attempts WHERE staff_member_id = ?")).isEqualTo(1);
    }

    @Test
    void answers_racing_with_the_submission_are_either_counted_or_refused() throws Exception {
        long attempt = open().attemptId();
        answerAll(attempt, false);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Boolean> answering =
                    threads.submit(() -> {
                        answerAll(attempt, true);
                        return true;
                    });
            Future<AttemptResult> submitting = threads.submit(() -> submit(attempt));
            AttemptResult result = submitting.get();
            try {
                answering.get();
            } catch (java.util.concurrent.ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(AttemptClosedException.class);
            }
            // What is stored is what was marked.
            assertThat(submit(attempt)).isEqualTo(result);
        }
    }

    private <T> List<T> atOnce(Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<T>> futures =
                    threads.invokeAll(Stream.generate(() -> work).limit(THREADS).toList());
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void nobody_sees_answers_or_submits_somebody_else_s_attempt() {
        long attempt = open().attemptId();
        Person other = fixtures.person(teacher.school(), RoleGroup.TEACHERS);

        assertThatThrownBy(() -> SignedIn.as(other.caller(), () -> quizzes.submit(attempt)))
                .isInstanceOf(AttemptMissingException.class);
        assertThatThrownBy(() -> SignedIn.as(other.caller(), () -> quizzes.result(attempt)))
                .isInstanceOf(AttemptMissingException.class);
        assertThatThrownBy(() ->
                        SignedIn.run(other.caller(), () -> quizzes.answer(attempt, 1, ticks(0))))
                .isInstanceOf(AttemptMissingException.class);
    }

    @Test
    void the_page_of_an_open_attempt_has_no_right_answers() {
        AttemptPage page = open();
        assertThat(page.toString()).doesNotContain("right=");
        assertThat(SignedIn.as(teacher.caller(), () -> quizzes.result(page.attemptId()))).isEmpty();
    }

    @Test
    void the_database_refuses_to_change_or_remove_an_entry_of_the_ledger() {
        long attempt = open().attemptId();
        answerAll(attempt, true);
        submit(attempt);

        assertThatThrownBy(() -> jdbc.sql("UPDATE completions SET score = 0").update())
                .rootCause()
                .hasMessageContaining("denied");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM completions").update())
                .rootCause()
                .hasMessageContaining("denied");
        assertThatThrownBy(() -> jdbc.sql("CREATE TABLE t (id INT)").update())
                .rootCause()
                .hasMessageContaining("denied");
    }
}
