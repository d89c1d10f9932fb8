package org.dueregard.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.Question;
import org.dueregard.content.QuestionType;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class QuestionDrawTest {

    private static List<Question> pool(int size, int objectives) {
        return IntStream.range(0, size)
                .mapToObj(i ->
                        new Question(
                                "q" + i,
                                "Question " + i,
                                SafeHtml.NONE,
                                null,
                                "objective-" + i % objectives,
                                1,
                                QuestionType.ONE,
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                null))
                .toList();
    }

    private static Set<String> ids(List<Question> questions) {
        return questions.stream().map(Question::id).collect(Collectors.toSet());
    }

    @RepeatedTest(20)
    void a_new_draw_shares_nothing_with_the_last_one_while_the_pool_is_large(RepetitionInfo run) {
        QuestionDraw draw = new QuestionDraw(new Random(run.getCurrentRepetition()));
        Set<String> first = ids(draw.draw(pool(24, 6), 10, Set.of()));
        Set<String> second = ids(draw.draw(pool(24, 6), 10, first));

        assertThat(first).hasSize(10);
        assertThat(second).hasSize(10).doesNotContainAnyElementsOf(first);
    }

    @Test
    void a_small_pool_repeats_no_more_than_it_must() {
        QuestionDraw draw = new QuestionDraw(new Random(1));
        Set<String> first = ids(draw.draw(pool(12, 3), 10, Set.of()));
        Set<String> second = ids(draw.draw(pool(12, 3), 10, first));

        assertThat(second).hasSize(10);
        assertThat(second.stream().filter(first::contains)).hasSize(8);
    }

    @RepeatedTest(20)
    void a_draw_is_spread_over_the_objectives(RepetitionInfo run) {
        QuestionDraw draw = new QuestionDraw(new Random(run.getCurrentRepetition()));
        List<Question> drawn = draw.draw(pool(30, 5), 10, Set.of());

        assertThat(drawn.stream().collect(Collectors.groupingBy(Question::objective)).values())
                .hasSize(5)
                .allSatisfy(questions -> assertThat(questions).hasSize(2));
    }
}
