package org.dueregard.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The written table of what answers earn; the rules are those of `content/README.md`.
class ScoringTableTest {

    private static List<Integer> numbers(String text) {
        return text.equals("-")
                ? List.of()
                : Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }

    private static Set<Integer> set(String text) {
        return Set.copyOf(numbers(text));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "0, 1, 0",
        "-, 1, 0",
        "0 1, 1, 0",
        "1 2, 1, 0",
        "0, 0, 1",
        "1, 0, 0",
        "5, 1, 0"
    })
    void one_is_all_or_nothing(String ticked, String right, double earned) {
        assertThat(QuestionScores.one(set(ticked), set(right))).isEqualTo(earned);
    }

    @ParameterizedTest
    @CsvSource({
        "0 1, 0 1, 1",
        "0, 0 1, 0.5",
        "0 1 2, 0 1, 0.5",
        "0 2, 0 1, 0",
        "2 3, 0 1, 0",
        "0 1 2 3, 0 1, 0",
        "0 1, 0 1 2, 0.6666666666666666",
        "0 1 2 3, 0 1 2, 0.6666666666666666",
        "1, 1, 1",
        "0, 1, 0",
        "-, 0 1, 0",
        "0, -, 0"
    })
    void many_is_right_ticks_less_wrong_ones(String ticked, String right, double earned) {
        assertThat(QuestionScores.many(set(ticked), set(right))).isEqualTo(earned, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        // The worked example of the grammar: C A D B for A B C D.
        "2 0 3 1, 4, 0.6666666666666666",
        "0 1 2 3, 4, 1",
        "3 2 1 0, 4, 0",
        "1 0 2 3, 4, 0.6666666666666666",
        "0 1 3 2, 4, 0.6666666666666666",
        "1 2 3 0, 4, 0.6666666666666666",
        "0 1, 2, 1",
        "1 0, 2, 0",
        "0 2 1, 3, 0.5",
        // Nothing for what no page can send, or for nothing.
        "-, 4, 0",
        "0 1 2, 4, 0",
        "0 0 1 2, 4, 0",
        "0 1 2 9, 4, 0",
        "9 1 2 0, 4, 0",
        "0 1 2 3 4, 4, 0",
        "0, 1, 0"
    })
    void order_is_the_share_of_neighbours_one_before_the_other(
            String given, int count, double earned) {
        assertThat(QuestionScores.order(numbers(given), count)).isEqualTo(earned, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "0 1 2, 0 1 2, 1",
        "0 2 1, 0 1 2, 0.3333333333333333",
        "1 2 0, 0 1 2, 0",
        "-1 -1 -1, 0 1 2, 0",
        "0 -1 2, 0 1 2, 0.6666666666666666",
        "0, 0 1, 0.5",
        "-, 0 1, 0",
        "0 1 2, 0 1, 1",
        "0, -, 0"
    })
    void match_is_the_share_of_right_pairs(String chosen, String key, double earned) {
        assertThat(QuestionScores.match(numbers(chosen), numbers(key)))
                .isEqualTo(earned, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "Channel, Channel, true",
        "channel, Channel, true",
        "'  CHANNEL. ', Channel, true",
        "'the deputy', thedeputy, true",
        "thé députy, the deputy, true",
        "'deputy!?', deputy, true",
        "'9 9 9', 999, true",
        "chanel, Channel, false",
        "'', Channel, false",
        "'...', Channel, false",
        "'!', '?', false",
        "998, 999, false",
        "head’s office, head's office, true"
    })
    void short_ignores_case_accents_spaces_and_what_stands_at_the_end(
            String given, String wanted, boolean taken) {
        assertThat(QuestionScores.words(given, List.of(new AcceptedForm(wanted, false))))
                .isEqualTo(taken ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "chanel, Channel, true",
        "channell, Channel, true",
        "channal, Channel, true",
        "hcannel, Channel, true",
        "channle, Channel, true",
        "xchannel, Channel, true",
        "hannel, Channel, true",
        "chanl, Channel, false",
        "chonnal, Channel, false",
        "cnahnel, Channel, false",
        "nhancel, Channel, false",
        "ab, cd, false",
        "ba, ab, true",
        "998, 999, false",
        "99, 999, false",
        "9999, 999, false",
        "room1, room2, false",
        "1room, room1, false",
        "roo1m, room1, false",
        "rom1, room1, true",
        "r1, 1r, false",
        "rooms1, room1, true"
    })
    void a_slip_is_one_letter_and_never_a_digit(String given, String wanted, boolean taken) {
        assertThat(QuestionScores.words(given, List.of(new AcceptedForm(wanted, true))))
                .isEqualTo(taken ? 1 : 0);
    }

    @Test
    void any_of_the_accepted_forms_will_do() {
        List<AcceptedForm> forms =
                List.of(new AcceptedForm("999", false), new AcceptedForm("police", true));
        assertThat(QuestionScores.words("999", forms)).isOne();
        assertThat(QuestionScores.words("polise", forms)).isOne();
        assertThat(QuestionScores.words("998", forms)).isZero();
        assertThat(QuestionScores.words("999", List.of())).isZero();
    }

    @Test
    void the_mean_goes_by_weight() {
        assertThat(AttemptScores.mean(List.of(1.0, 0.0), List.of(3, 1))).isEqualTo(0.75);
        assertThat(AttemptScores.mean(List.of(), List.of())).isZero();
        assertThat(AttemptScores.mean(List.of(0.5, 1.0), List.of(1, 1))).isEqualTo(0.75);
    }

    @Test
    void the_pass_mark_itself_passes_and_just_below_does_not() {
        assertThat(AttemptScores.passes(0.8, 80)).isTrue();
        assertThat(AttemptScores.passes(0.7999, 80)).isFalse();
        double thirds = AttemptScores.mean(List.of(1.0 / 3, 1.0 / 3, 1.0 / 3), List.of(1, 1, 1));
        assertThat(AttemptScores.passes(thirds * 3, 100)).isTrue();
        assertThat(AttemptScores.passes((100 - 1e-9) / 100, 100)).isTrue();
        assertThat(AttemptScores.passes((100 - 3e-9) / 100, 100)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.995, 99", "0.29, 29", "1, 100", "0, 0", "0.9999999999999, 100", "0.5, 50"})
    void per_cent_is_rounded_down(double mean, int percent) {
        assertThat(AttemptScores.percent(mean)).isEqualTo(percent);
    }

    @Test
    void confidence_is_a_third_two_thirds_or_one() {
        assertThat(Confidence.UNSURE.share()).isEqualTo(1 / 3.0);
        assertThat(Confidence.FAIRLY_SURE.share()).isEqualTo(2 / 3.0);
        assertThat(Confidence.CERTAIN.share()).isEqualTo(1);
        assertThat(Confidence.ofLevel(2)).contains(Confidence.FAIRLY_SURE);
        assertThat(Confidence.ofLevel(3).map(Confidence::level)).contains(3);
        assertThat(Confidence.ofLevel(0)).isEmpty();
        assertThat(Confidence.calibrationGap(1, 0.25)).isEqualTo(0.75);
        assertThat(Confidence.calibrationGap(1 / 3.0, 1)).isNegative();
    }

    @Test
    void only_certain_and_not_wholly_right_is_sure_and_wrong() {
        assertThat(Confidence.CERTAIN.isSureAndWrong(0.99)).isTrue();
        assertThat(Confidence.CERTAIN.isSureAndWrong(1)).isFalse();
        assertThat(Confidence.FAIRLY_SURE.isSureAndWrong(0)).isFalse();
    }

    @Test
    void an_answer_is_read_as_it_was_written() {
        for (Answer answer :
                List.of(
                        new Answer.Ticks(Set.of(0, 3)),
                        new Answer.Order(List.of(2, 0, 1)),
                        new Answer.Pairs(List.of(1, -1, 0)),
                        new Answer.Text("m:1, the deputy"))) {
            assertThat(Answer.decode(answer.encode())).isEqualTo(answer);
            assertThat(answer.isEmpty()).isFalse();
            assertThat(answer.isPlausible()).isTrue();
        }
        assertThat(new Answer.Ticks(Set.of(3, 0, 1)).encode()).isEqualTo("0,1,3");
        assertThat(new Answer.Order(List.of(2, 0)).encode()).isEqualTo("o:2,0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "o:", "1,,2", "1;2", "o:a", "m:1,", "99999", "-"})
    void what_cannot_be_read_is_no_answer(String kept) {
        assertThat(Answer.decode(kept)).isEqualTo(Answer.none());
    }

    @Test
    void nothing_answered_is_empty() {
        assertThat(
                        List.of(
                                Answer.none(),
                                Answer.decode(null),
                                new Answer.Order(List.of()),
                                new Answer.Pairs(List.of(-1, -1)),
                                new Answer.Text("  ")))
                .allMatch(Answer::isEmpty);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "11,true", "12,false", "-1,false"})
    void no_page_sends_numbers_beyond_its_options(int number, boolean plausible) {
        assertThat(new Answer.Ticks(Set.of(number)).isPlausible()).isEqualTo(plausible);
        assertThat(new Answer.Order(List.of(number)).isPlausible()).isEqualTo(plausible);
        assertThat(new Answer.Pairs(List.of(number, 0)).isPlausible())
                .isEqualTo(plausible || number == -1);
    }

    @Test
    void no_page_sends_more_than_there_can_be() {
        List<Integer> thirteen =
                java.util.stream.IntStream.range(0, 13).map(i -> i % 12).boxed().toList();
        assertThat(new Answer.Order(thirteen).isPlausible()).isFalse();
        assertThat(new Answer.Order(thirteen.subList(0, 12)).isPlausible()).isTrue();
        assertThat(new Answer.Text("x".repeat(200)).isPlausible()).isTrue();
        assertThat(new Answer.Text("x".repeat(201)).isPlausible()).isFalse();
        assertThat(new Answer.Ticks(thirteen.stream().collect(Collectors.toSet())).isPlausible())
                .isTrue();
        assertThat(Optional.of(Answer.none()).filter(Answer::isPlausible)).isPresent();
    }
}
