package org.dueregard.training;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dueregard.content.Quiz;
import org.dueregard.requirements.Cycle;
import org.dueregard.scoring.Answer;
import org.dueregard.standing.Validity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Invents attempts for the demonstration in the form in which real ones are kept.
@Component
public class ExampleAttempts {

    private final JsonMapper json;

    ExampleAttempts(JsonMapper json) {
        this.json = json;
    }

    /// A question as it was shown, with an answer and its marks.
    public record Answered(
            String questionId,
            String shown,
            String answer,
            double score,
            @Nullable String objective,
            int weight) {}

    /// The questions of one attempt.
    ///
    /// @param right how many are answered rightly
    public List<Answered> answered(Quiz quiz, int right, Random random) {
        List<ShownQuestion> drawn =
                new QuestionDraw(random)
                        .draw(quiz.pool(), quiz.draw(), Set.of()).stream()
                                .map(q -> ShownQuestion.of(q, quiz.shuffle(), random))
                                .toList();
        return IntStream.range(0, drawn.size())
                .mapToObj(i -> answered(drawn.get(i), i < right))
                .toList();
    }

    private Answered answered(ShownQuestion question, boolean rightly) {
        Answer answer = rightly ? question.rightAnswer() : wrongAnswer(question);
        return new Answered(
                question.id(),
                json.writeValueAsString(question),
                answer.encode(),
                question.score(answer),
                question.objective(),
                question.weight());
    }

    private static Answer wrongAnswer(ShownQuestion question) {
        return switch (question.rightAnswer()) {
            case Answer.Ticks ticks ->
                    new Answer.Ticks(
                            IntStream.range(0, question.options().size())
                                    .filter(option -> !ticks.options().contains(option))
                                    .limit(1)
                                    .boxed()
                                    .collect(Collectors.toSet()));
            case Answer.Order order -> new Answer.Order(order.items().reversed());
            case Answer.Pairs pairs -> {
                List<Integer> turned = new ArrayList<>(pairs.chosen());
                Collections.rotate(turned, 1);
                yield new Answer.Pairs(turned);
            }
            case Answer.Text text -> new Answer.Text("?");
        };
    }

    /// The expiry that the ledger would print after completions on these days.
    public LocalDate expiry(List<LocalDate> days, Period cycle) {
        return Validity.of(days, new Cycle.Every(cycle)).orElseThrow().until();
    }
}
