package org.dueregard.training;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dueregard.content.Quiz;
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
    public record Answered(String questionId, String shown, String answer, double score) {}

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
        Set<Integer> ticked =
                IntStream.range(0, question.options().size())
                        .filter(i -> question.options().get(i).right() == rightly)
                        .limit(rightly ? question.options().size() : 1)
                        .boxed()
                        .collect(Collectors.toSet());
        return new Answered(
                question.id(),
                json.writeValueAsString(question),
                ticked.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")),
                question.score(ticked));
    }

    /// The expiry that the ledger would print after completions on these days.
    public LocalDate expiry(List<LocalDate> days, Period cycle) {
        return Validity.of(days, cycle).orElseThrow().until();
    }
}
