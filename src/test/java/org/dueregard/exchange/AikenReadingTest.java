package org.dueregard.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dueregard.exchange.QuestionFiles.aiken;
import static org.dueregard.exchange.QuestionFiles.outcome;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AikenReadingTest {

    @ParameterizedTest
    @MethodSource
    void each_question_is_taken_whole_or_told(String file, List<String> expected) {
        assertThat(outcome(aiken(file))).isEqualTo(expected);
    }

    private static Arguments file(String file, String... expected) {
        return Arguments.of(file, List.of(expected));
    }

    static Stream<Arguments> each_question_is_taken_whole_or_told() {
        return Stream.of(
                file("Who is told?\nA. A parent\nB. The lead\nANSWER: B\n", "1 one who-is-told"),
                file(
                        "Who?\nA) One\nB) Two\nC) Three\nANSWER: C\n\nWhen?\nA) Now\nB) Later\nANSWER: A",
                        "1 one who",
                        "7 one when"),
                file("It is so.\nA. True\nB. False\nANSWER: A", "1 true-false it-is-so"),
                file("Long\nquestion?\n\nA. x\n\nB. y\n\nAnswer : b.", "1 one long-question"),
                file("A. Smith asks: who?\na) x\nb) y\nc) z\nANSWER: C)", "1 one a-smith-asks-who"),
                file("No space?\nA.x\nB.y\nANSWER:A", "1 one no-space"),
                file("Chapter 1\n\nWho?\nA. x\nB. y\nANSWER: A", "1 aiken-no-options", "3 one who"),
                file(
                        "Who?\nA. x\nB. y\n\nWhen?\nA. x\nB. y\nANSWER: B",
                        "1 aiken-no-answer",
                        "5 one when"),
                file(
                        "Who?\nA. x\nB. y\nANSWER: C\nWhen?\nA. x\nB. y\nANSWER: A, B",
                        "1 aiken-answer (C)",
                        "5 aiken-answer (A, B)"),
                file("Who?\nA. x\nB. y\nD. z\nANSWER: A", "1 aiken-line (D. z)"),
                file(
                        "Who?\nA. x\nand more\nB. y\nANSWER: A\n\nOn?\nA. x\nB. y\nANSWER: A",
                        "1 aiken-line (and more)",
                        "7 one on"),
                file(
                        "Who?\nA. x\nB. y\nANSWER: A\nFEEDBACK: Well.\nOn?\nA. x\nB. y\nANSWER: B",
                        "1 one who",
                        "5 aiken-line (FEEDBACK: Well.)",
                        "6 one on"),
                file(
                        "Who?\nA. x\nANSWER: A\n\nANSWER: B\n",
                        "1 option-count (12)",
                        "5 aiken-no-options"),
                file(
                        "Who?\nA. x\nB. X\nANSWER: A\n\nEnd of the test",
                        "1 option-twice (X)",
                        "6 aiken-no-options"),
                file(
                        "Who?\nA. x\nB. y\nANSWER: A\n\nWho?\nA. x\nB. y\nANSWER: A",
                        "1 one who",
                        "6 duplicate (1)"),
                file(" \n\n", "1 no-questions"));
    }

    @Test
    void nothing_in_it_is_html_or_markdown() {
        assertThat(aiken("Is <b>*x*</b> {{dsl.name}}?\nA. # yes\nB. - no\nANSWER: B").taken())
                .singleElement()
                .satisfies(taken ->
                        assertThat(taken.markdown())
                                .isEqualTo(
                                        """
                                        ## Is \\<b>\\*x\\*\\</b> \\{\\{dsl.name\\}\\}? {#is-b-x-b-dsl-name}

                                        - [ ] \\# yes
                                        - [x] \\- no
                                        """));
    }

    @Test
    void the_format_is_found_out() {
        assertThat(QuestionFile.detect("Who?\nA. x\nB. y\nANSWER: A"))
                .isEqualTo(QuestionFile.Format.AIKEN);
        assertThat(QuestionFile.detect("Who {?\nA. x\nB. y\nANSWER: A\nOn?\nA. x\nB. y\nANSWER: A"))
                .isEqualTo(QuestionFile.Format.AIKEN);
        assertThat(QuestionFile.detect("Who?\nA) x\nB) y")).isEqualTo(QuestionFile.Format.AIKEN);
        assertThat(QuestionFile.detect("Who?{=a\n~b}")).isEqualTo(QuestionFile.Format.GIFT);
        assertThat(QuestionFile.detect("Say\nANSWER: now {T}")).isEqualTo(QuestionFile.Format.GIFT);
        assertThat(QuestionFile.detect("")).isEqualTo(QuestionFile.Format.GIFT);
        assertThat(QuestionFile.read("Who?\nA. x\nB. y\nANSWER: A", null, Set.of()).taken())
                .hasSize(1);
    }
}
