package org.dueregard.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.dueregard.access.PortalRole;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.exchange.ImportedQuestions;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.dueregard.training.Passing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@PortalTest
class AuthoringTest {

    private static final String MODULE = "five-minutes-for-everyone";

    @Autowired PreviewService previews;
    @Autowired StatisticsService statistics;
    @Autowired QuestionImportService imports;
    @Autowired ContentLibrary library;
    @Autowired Passing passing;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;

    private Person author;

    @BeforeEach
    void anAuthor() {
        author = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
    }

    private <T> T asAuthor(Callable<T> work) {
        return SignedIn.as(author.caller(PortalRole.AUTHOR), work);
    }

    @Test
    void a_preview_shows_every_shipped_module_as_one_s_own_school_would_see_it() {
        fixtures.contact(author.school(), "DSL", "<b>Ada</b> Example", TestClock.TODAY);
        for (TrainingModule module : library.catalogue().all()) {
            PreviewService.Preview preview =
                    asAuthor(() ->
                            previews.preview(
                                    module.id(), author.school().id(), RoleGroup.TEACHERS));
            assertThat(preview.sections()).hasSameSizeAs(module.sections());
            assertThat(preview.toString()).doesNotContain("{{");
            assertThat(preview.sections())
                    .flatExtracting(PreviewService.Part::stretches)
                    .extracting(stretch -> String.valueOf(stretch.prose()))
                    .noneMatch(html -> html.contains("<b>Ada"));
            assertThat(preview.asked()).isEqualTo(module.audience().contains(RoleGroup.TEACHERS));
        }
        assertThat(
                        asAuthor(() ->
                                        previews.preview(
                                                "refresher", author.school().id(), RoleGroup.DSL))
                                .scenes())
                .isNotEmpty();
    }

    @Test
    void another_school_s_contacts_are_not_shown() {
        long elsewhere = fixtures.school().id();
        assertThatThrownBy(() ->
                        asAuthor(() -> previews.preview(MODULE, elsewhere, RoleGroup.TEACHERS)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        asAuthor(() ->
                                previews.preview(
                                        "../etc", author.school().id(), RoleGroup.TEACHERS)))
                .isInstanceOf(ContentMissingException.class);
    }

    @Test
    void figures_of_a_question_appear_from_thirty_answers_on_and_only_of_one_s_own_schools() {
        assertThat(asAuthor(() -> statistics.of(MODULE)).lines())
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.answers()).isZero();
                    assertThat(line.facility()).isNull();
                    assertThat(line.discrimination()).isNull();
                });
        String question =
                library.catalogue().module(MODULE).orElseThrow().quiz().pool().getFirst().id();
        answers(question, 29);
        assertThat(line(question).answers()).isEqualTo(29);
        assertThat(line(question).facility()).isNull();
        answers(question, 1);
        assertThat(line(question).answers()).isEqualTo(30);
        assertThat(line(question).facility()).isEqualTo(0.5);
        // Whoever knew the other question knew this one.
        assertThat(line(question).discrimination()).isCloseTo(1, withinAHair());
        Person other = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        assertThat(
                        SignedIn.as(other.caller(PortalRole.AUTHOR), () -> statistics.of(MODULE))
                                .lines())
                .allMatch(line -> line.answers() == 0);
    }

    private static org.assertj.core.data.Offset<Double> withinAHair() {
        return org.assertj.core.data.Offset.offset(1e-6);
    }

    private QuestionStatistics.Line line(String question) {
        return asAuthor(() -> statistics.of(MODULE)).lines().stream()
                .filter(line -> line.questionId().equals(question))
                .findFirst()
                .orElseThrow();
    }

    private int answered;

    private void answers(String question, int count) {
        for (int i = 0; i < count; i++) {
            long attempt = fixtures.newId();
            int score = answered++ % 2;
            jdbc.sql(
                            "INSERT INTO attempts (id, staff_member_id, module_id, module_version,"
                                    + " module_title, renew, pass_mark, started_at, submitted_at,"
                                    + " score, passed) VALUES (?, ?, ?, '2026-09', 'x', 'P1Y', 80,"
                                    + " '2026-09-01 10:00:00', '2026-09-01 10:05:00', ?, ?)")
                    .param(attempt)
                    .param(author.id())
                    .param(MODULE)
                    .param(score)
                    .param(score)
                    .update();
            for (int position = 1; position <= 2; position++) {
                jdbc.sql(
                                "INSERT INTO attempt_questions (attempt_id, position, question_id,"
                                        + " shown, answer, score) VALUES (?, ?, ?, '{}', '0', ?)")
                        .param(attempt)
                        .param(position)
                        .param(position == 1 ? question : "another")
                        .param(score)
                        .update();
            }
        }
    }

    @Test
    void a_quiz_taken_out_as_gift_is_read_back_whole() {
        for (TrainingModule module : library.catalogue().published()) {
            String gift = asAuthor(() -> previews.gift(module.id(), "An order"));
            ImportedQuestions back =
                    asAuthor(() -> imports.read(gift.getBytes(StandardCharsets.UTF_8), ""));
            assertThat(back.notTaken()).as(module.id()).isEmpty();
            assertThat(back.taken()).as(module.id()).hasSameSizeAs(module.quiz().pool());
        }
    }

    @Test
    void imported_questions_get_ids_that_the_quiz_does_not_have() {
        String taken =
                library.catalogue().module(MODULE).orElseThrow().quiz().pool().getFirst().id();
        String gift = "::" + taken + "::Who?{=The lead ~Nobody}";
        ImportedQuestions read =
                asAuthor(() -> imports.read(gift.getBytes(StandardCharsets.UTF_8), MODULE));
        assertThat(read.taken())
                .singleElement()
                .satisfies(question ->
                        assertThat(question.markdown()).doesNotContain("{#" + taken + "}"));
    }
}
