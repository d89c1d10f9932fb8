package org.dueregard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dueregard.content.QuestionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTest {

    /// A question whose right options are marked with 1.
    private static ShownQuestion question(QuestionType type, String rights) {
        List<ShownQuestion.ShownOption> options =
                IntStream.range(0, rights.length())
                        .mapToObj(i ->
                                new ShownQuestion.ShownOption(
                                        "option " + i, "", rights.charAt(i) == '1', null))
                        .toList();
        return new ShownQuestion("q", "Q?", "", null, null, 1, type, options, null, null, null);
    }

    private static Set<Integer> ticks(String ticks) {
        return ticks.equals("-")
                ? Set.of()
                : Arrays.stream(ticks.split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "ONE, 0100, 1, 1",
        "ONE, 0100, 0, 0",
        "ONE, 0100, -, 0",
        "ONE, 0100, 0 1, 0",
        "TRUE_FALSE, 10, 0, 1",
        "TRUE_FALSE, 10, 1, 0",
        "MANY, 1100, 0 1, 1",
        "MANY, 1100, 0, 0.5",
        "MANY, 1100, 0 1 2, 0.5",
        "MANY, 1100, 0 2, 0",
        "MANY, 1100, 2 3, 0",
        "MANY, 1100, 0 1 2 3, 0",
        "MANY, 1110, 0 1, 0.6666666666666666",
        "MANY, 0100, 1, 1",
        "MANY, 1100, -, 0"
    })
    void each_type_is_marked_as_the_grammar_says(
            QuestionType type, String rights, String ticks, double expected) {
        assertThat(question(type, rights).score(ticks(ticks))).isEqualTo(expected, within(1e-12));
    }

    @Test
    void the_mean_goes_by_weight() {
        assertThat(Scoring.mean(List.of(1.0, 0.0), List.of(3, 1))).isEqualTo(0.75);
        assertThat(Scoring.mean(List.of(), List.of())).isZero();
    }

    @Test
    void the_pass_mark_itself_passes_and_just_below_does_not() {
        assertThat(Scoring.passes(0.8, 80)).isTrue();
        assertThat(Scoring.passes(0.7999, 80)).isFalse();
        double thirds = Scoring.mean(List.of(1.0 / 3, 1.0 / 3, 1.0 / 3), List.of(1, 1, 1));
        assertThat(Scoring.passes(thirds * 3, 100)).isTrue();
    }

    @Test
    void per_cent_is_rounded_down() {
        assertThat(Scoring.percent(199.0 / 200)).isEqualTo(99);
        assertThat(Scoring.percent(0.29)).isEqualTo(29);
    }
}
