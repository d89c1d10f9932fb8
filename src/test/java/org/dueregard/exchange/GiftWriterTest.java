package org.dueregard.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dueregard.exchange.QuestionFiles.gift;

import java.util.List;
import java.util.stream.Stream;
import org.dueregard.exchange.PlainQuestion.Kind;
import org.dueregard.exchange.PlainQuestion.Pair;
import org.dueregard.exchange.PlainQuestion.PlainOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GiftWriterTest {

    private static final List<PlainQuestion> QUESTIONS =
            List.of(
                    choice("first-contact", Kind.ONE, "who-to-tell", "The lead|The press|Nobody"),
                    choice(
                            "several",
                            Kind.MANY,
                            "who-to-tell",
                            "The lead|The deputy*|Nobody|A ~ b"),
                    choice("thirds", Kind.MANY, null, "a|b*|c*|d|e"),
                    choice("sevenths", Kind.MANY, null, "a|b*|c*|d*|e*|f*|g*|h"),
                    choice("only-one", Kind.MANY, "why", "100% = all|50% # half"),
                    choice("true", Kind.TRUE_FALSE, "why", "True|False"),
                    new PlainQuestion(
                            "no-reason",
                            "Untrue?",
                            Kind.TRUE_FALSE,
                            List.of(
                                    new PlainOption("True", false, null),
                                    new PlainOption("False", true, "Right.")),
                            List.of(),
                            List.of(),
                            null,
                            null),
                    new PlainQuestion(
                            "match",
                            "What belongs together?",
                            Kind.MATCH,
                            List.of(),
                            List.of(
                                    new Pair("[DSL]", "leads"),
                                    new Pair("Deputy = second", "stands in: always"),
                                    new Pair("Governor", "[asks]")),
                            List.of(),
                            "Each {their} own.",
                            null),
                    new PlainQuestion(
                            "short",
                            "Which number?\nIn an emergency.",
                            Kind.SHORT,
                            List.of(),
                            List.of(),
                            List.of("999", "nine = nine", "99%"),
                            null,
                            "numbers"));

    private static PlainQuestion choice(
            String id, Kind kind, @Nullable String objective, String options) {
        String[] texts = options.split("\\|");
        return new PlainQuestion(
                id,
                "Question " + id + ": which {of them} ~ is #1?\nMind C:\\new.",
                kind,
                Stream.iterate(0, i -> i < texts.length, i -> i + 1)
                        .map(i ->
                                new PlainOption(
                                        texts[i].replace("*", ""),
                                        i == 0 || texts[i].endsWith("*"),
                                        i % 2 == 0 ? null : "[So] -> it = is\nTwice."))
                        .toList(),
                List.of(),
                List.of(),
                "The reason: #" + id,
                objective);
    }

    @Test
    void what_is_written_is_read_again_as_the_same_questions() {
        ImportedQuestions read = gift(GiftWriter.write(QUESTIONS, ""));

        assertThat(read.notTaken()).isEmpty();
        assertThat(read.taken())
                .extracting(taken -> taken.markdown())
                .containsExactlyElementsOf(
                        QUESTIONS.stream().map(QuestionMarkdown::write).toList());
        assertThat(read.taken())
                .extracting(taken -> taken.type())
                .containsExactlyElementsOf(QUESTIONS.stream().map(q -> q.kind().word()).toList());
    }

    @Test
    void a_file_is_written_as_moodle_reads_it() {
        assertThat(GiftWriter.write(List.of(QUESTIONS.get(1), QUESTIONS.get(6)), ""))
                .isEqualTo(
                        """
                        $CATEGORY: $course$/top/who-to-tell

                        ::several::[plain]Question several\\: which \\{of them\\} \\~ is \\#1?\\nMind C\\:\\\\new. {
                        \t~%50%The lead
                        \t~%50%The deputy#[plain][So] -> it \\= is\\nTwice.
                        \t~%-50%Nobody
                        \t~%-50%A \\~ b#[plain][So] -> it \\= is\\nTwice.
                        ####The reason\\: \\#several
                        }

                        $CATEGORY: $course$/top

                        ::no-reason::[plain]Untrue? {FALSE##Right.}

                        """);
    }

    @Test
    void what_is_to_be_put_in_order_becomes_a_match_with_the_places() {
        PlainQuestion order =
                new PlainQuestion(
                        "order",
                        "In which order?",
                        Kind.ORDER,
                        Stream.of("Listen", "Write it down -> now", "Tell the lead")
                                .map(text -> new PlainOption(text, true, null))
                                .toList(),
                        List.of(),
                        List.of(),
                        "At once.",
                        null);
        String file =
                GiftWriter.write(List.of(order), "To put in order;\nMoodle has no such type.");

        assertThat(file)
                .isEqualTo(
                        """
                        // To put in order; Moodle has no such type.
                        ::order::[plain]In which order? {
                        \t=1 -> Listen
                        \t=2 -> Write it down -> now
                        \t=3 -> Tell the lead
                        ####At once.
                        }

                        """);
        assertThat(gift(file).taken()).extracting(taken -> taken.type()).containsExactly("match");
        assertThat(QuestionMarkdown.write(order))
                .isEqualTo(
                        """
                        ## In which order? {#order}

                        1. Listen
                        2. Write it down -> now
                        3. Tell the lead

                        > At once.
                        """);
    }

    @Test
    void an_arrow_in_a_form_or_on_the_left_is_written_as_a_sign() {
        PlainQuestion arrow =
                new PlainQuestion(
                        "arrow",
                        "a -> b?",
                        Kind.SHORT,
                        List.of(),
                        List.of(),
                        List.of("a -> b"),
                        null,
                        null);
        assertThat(gift(GiftWriter.write(List.of(arrow), "")).taken().getFirst().markdown())
                .isEqualTo("## a -> b? {#arrow}\n\n= a → b\n");
    }
}
