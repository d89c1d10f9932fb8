package org.dueregard.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// The grammar of lessons, pathways and single pages.
class LessonGrammarTest {

    private static final String PLACE = "lessons/democracy/class-vote-ks2/";
    private static final String FRONT =
            """
            ---
            title: Class vote
            value: democracy
            key-stage: [ks2]
            minutes: 20
            type: lesson
            subjects: [citizenship]
            objectives:
              - Take part in a fair vote
            version: 2026-11
            reviewed: 2026-11-20
            ---
            """;
    private static final String BODY =
            """
            A vote from beginning to end.

            ## Teacher note

            Keep it light.

            ## Steps

            1. **5 minutes. Settle.** Say what is to be decided.
            2. **15 minutes. Vote.** Count together.

            ## Questions

            - Was it fair?

            ## Ground rules

            - One at a time.

            ## For every pupil

            Point instead of writing.
            """;

    private static Map<String, ContentFile> lesson(String text) {
        return ContentTests.files(PLACE + "lesson.md", text);
    }

    @Test
    void a_lesson_is_read_with_its_parts_and_timed_steps() {
        Catalogue catalogue = ContentTests.load(lesson(FRONT + BODY));
        assertThat(catalogue.problems()).isEmpty();
        Lesson lesson = catalogue.lesson("democracy/class-vote-ks2").orElseThrow();
        assertThat(lesson.title()).isEqualTo("Class vote");
        assertThat(lesson.keyStages()).containsExactly(KeyStage.KS2);
        assertThat(lesson.steps())
                .extracting(Lesson.Step::minutes, Lesson.Step::title)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(5, "Settle"),
                        org.assertj.core.groups.Tuple.tuple(15, "Vote"));
        assertThat(lesson.summary().html()).contains("from beginning to end");
    }

    @Test
    void what_a_good_lesson_has_is_advised_and_the_lesson_served_all_the_same() {
        Catalogue catalogue = ContentTests.load(lesson(FRONT + "Only words.\n"));
        assertThat(catalogue.lesson("democracy/class-vote-ks2")).isPresent();
        assertThat(catalogue.problems())
                .hasSize(5)
                .allMatch(Problem::advice)
                .extracting(Problem::key)
                .contains("lesson.advice.TEACHER_NOTE", "lesson.advice.GROUND_RULES");
    }

    @Test
    void minutes_of_the_steps_that_do_not_add_up_are_told() {
        assertThat(ContentTests.problems(lesson(FRONT + BODY.replace("15 minutes", "10 minutes"))))
                .containsExactly(PLACE + "lesson.md:5 lesson.advice.minutes");
    }

    @Test
    void a_debate_without_two_positions_is_left_out() {
        String debate = FRONT.replace("type: lesson", "type: debate");
        Catalogue without = ContentTests.load(lesson(debate + BODY));
        assertThat(without.lessons()).isEmpty();
        assertThat(without.problems()).extracting(Problem::key).contains("lesson.no-positions");
        String one = debate + BODY + "\n## Positions\n\n### Close the park\n\nIt is dark.\n";
        assertThat(ContentTests.load(lesson(one)).lessons()).isEmpty();
        assertThat(ContentTests.load(lesson(one + "\n### Keep it open\n\nIt is ours.\n")).lessons())
                .hasSize(1);
        assertThat(
                        ContentTests.load(
                                        lesson(
                                                debate
                                                        + BODY
                                                        + "\n## For\n\nYes.\n\n## Against\n\nNo.\n"))
                                .lessons())
                .hasSize(1);
    }

    @Test
    void mistakes_are_told_with_their_line() {
        String wrong =
                FRONT.replace("[ks2]", "[ks2, ks9]")
                        .replace("type: lesson", "type: sermon")
                        .replace("value: democracy", "value: rule-of-law")
                        .replace(
                                "reviewed: 2026-11-20",
                                "reviewed: 2026-11-20\n"
                                        + "attachments:\n"
                                        + "  - file: gone.md\n"
                                        + "    title: Gone\n"
                                        + "colour: red");
        assertThat(ContentTests.problems(lesson(wrong + BODY)))
                .contains(
                        PLACE + "lesson.md:3 lesson.other-value",
                        PLACE + "lesson.md:4 lesson.unknown-word",
                        PLACE + "lesson.md:6 lesson.unknown-word",
                        PLACE + "lesson.md:13 lesson.attachment-missing",
                        PLACE + "lesson.md:15 front-matter.unknown");
        assertThat(ContentTests.problems(ContentTests.files("lessons/courage/x/lesson.md", FRONT)))
                .contains("lessons/courage/x:1 lesson.unknown-value");
    }

    @Test
    void an_attachment_may_be_a_sheet_of_markdown_without_raw_html() {
        String front =
                FRONT.replace(
                        "reviewed: 2026-11-20",
                        "reviewed: 2026-11-20\nattachments:\n"
                                + "  - file: slips.md\n"
                                + "    title: Slips");
        Catalogue good =
                ContentTests.load(
                        ContentTests.files(
                                PLACE + "lesson.md",
                                front + BODY,
                                PLACE + "slips.md",
                                "# Slips\n\n- Yes\n- No\n"));
        assertThat(good.problems()).isEmpty();
        assertThat(
                        good.lesson("democracy/class-vote-ks2")
                                .orElseThrow()
                                .attachment("slips.md")
                                .orElseThrow()
                                .html())
                .isNotNull();
        assertThat(
                        ContentTests.problems(
                                ContentTests.files(
                                        PLACE + "lesson.md",
                                        front + BODY,
                                        PLACE + "slips.md",
                                        "<script>alert(1)</script>\n")))
                .contains(PLACE + "slips.md:1 raw-html");
    }

    private static final String STEPS =
            """
            ---
            title: Who to tell
            reviewed: 2026-11-20
            local-authority: Exampleshire
            sources:
              - title: A source
            ---
            ## Tell the lead {owner=staff}

            Today.

            ## Refer {owner=dsl for=adult}

            With consent.
            """;

    @Test
    void a_pathway_belongs_to_a_local_authority_and_each_step_to_one_owner() {
        Catalogue catalogue =
                ContentTests.load(
                        ContentTests.files(
                                "pathway/exampleshire.md",
                                STEPS,
                                "pathway/steps.md",
                                STEPS.replace("local-authority: Exampleshire\n", "")
                                        .replace("Refer", "Ask")));
        assertThat(catalogue.problems()).isEmpty();
        Pathway own = catalogue.pathway("exampleshire ");
        assertThat(own).isNotNull();
        assertThat(own.steps().get(1).title()).isEqualTo("Refer");
        assertThat(own.steps().get(1).branch()).isEqualTo(Pathway.Branch.ADULT);
        Pathway other = catalogue.pathway("Elsewhere");
        assertThat(other).isNotNull();
        assertThat(other.steps().get(1).title()).isEqualTo("Ask");
    }

    @Test
    void a_step_without_exactly_one_owner_keeps_the_pathway_from_being_published() {
        for (String owner : new String[] {"", " {owner=dsl,head}", " {owner=nobody}"}) {
            Map<String, ContentFile> files =
                    ContentTests.files(
                            "pathway/exampleshire.md", STEPS.replace(" {owner=staff}", owner));
            assertThat(ContentTests.load(files).pathways()).isEmpty();
            assertThat(ContentTests.problems(files))
                    .contains("pathway/exampleshire.md:8 pathway.owner");
        }
    }

    @Test
    void help_that_is_retired_has_no_address_to_follow() {
        String page =
                """
                ---
                title: Help
                reviewed: 2026-11-20
                resources:
                  - title: Gone
                    status: retired
                    url: https://gone.example
                    note: No longer there.
                ---
                """;
        assertThat(ContentTests.problems(ContentTests.files("parents/resources.md", page)))
                .contains("parents/resources.md:6 resource.address");
        ContentPage read =
                ContentTests.load(
                                ContentTests.files(
                                        "parents/resources.md",
                                        page.replace("    url: https://gone.example\n", "")))
                        .page("parents/resources")
                        .orElseThrow();
        assertThat(read.resources().getFirst().url()).isNull();
    }
}
