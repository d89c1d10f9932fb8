package org.dueregard.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dueregard.scoring.Answer;

/// Answers that earn nothing, or not everything.
final class Answers {

    private Answers() {}

    /// Earns nothing, whatever the question.
    static Answer wrong(ShownQuestion question) {
        return switch (question.rightAnswer()) {
            case Answer.Ticks ticks -> new Answer.Ticks(wrongTick(question, ticks.options()));
            case Answer.Order order -> new Answer.Order(order.items().reversed());
            case Answer.Pairs pairs -> {
                List<Integer> turned = new ArrayList<>(pairs.chosen());
                Collections.rotate(turned, 1);
                yield new Answer.Pairs(turned);
            }
            case Answer.Text text -> new Answer.Text("nothing of the kind");
        };
    }

    private static Set<Integer> wrongTick(ShownQuestion question, Set<Integer> right) {
        return IntStream.range(0, question.options().size())
                .filter(option -> !right.contains(option))
                .limit(1)
                .boxed()
                .collect(Collectors.toSet());
    }
}
