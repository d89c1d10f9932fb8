package org.dueregard.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.Placeholders;
import org.dueregard.content.Question;
import org.dueregard.content.StoredHtml;
import org.dueregard.scoring.Answer;

/// A knowledge check as it is shown, with what is needed to tell whether it was answered rightly.
/// Nothing of it is kept anywhere.
public final class TriedQuestion {

    private final ShownQuestion question;
    private final AttemptPage.Asked asked;
    private final UnaryOperator<String> values;

    private TriedQuestion(ShownQuestion question, UnaryOperator<String> values) {
        this.question = question;
        this.values = values;
        this.asked =
                AttemptPages.asked(
                        new AttemptQuestions.AnsweredQuestion(1, question, Answer.none(), null),
                        values);
    }

    /// The options stay in the author's order; what is to be ordered or matched is mixed up.
    static TriedQuestion of(Question question, Random random, UnaryOperator<String> values) {
        return new TriedQuestion(ShownQuestion.of(question, false, random), values);
    }

    public String id() {
        return question.id();
    }

    public AttemptPage.Asked asked() {
        return asked;
    }

    public boolean isRight(Answer answer) {
        return question.score(answer) >= 1;
    }

    /// The right answer, line by line.
    public List<String> solution() {
        return switch (question.rightAnswer()) {
            case Answer.Ticks ticks ->
                    ticks.options().stream()
                            .sorted()
                            .map(i -> question.options().get(i).text())
                            .map(this::filled)
                            .toList();
            case Answer.Order order -> {
                List<String> lines = new ArrayList<>();
                for (int item : order.items()) {
                    lines.add(
                            (lines.size() + 1)
                                    + ". "
                                    + filled(question.options().get(item).text()));
                }
                yield lines;
            }
            case Answer.Pairs pairs -> {
                List<String> lines = new ArrayList<>();
                for (int left = 0; left < pairs.chosen().size(); left++) {
                    lines.add(
                            filled(question.lefts().get(left).text())
                                    + ": "
                                    + filled(question.rights().get(pairs.chosen().get(left))));
                }
                yield lines;
            }
            case Answer.Text text -> List.of(filled(text.words()));
        };
    }

    private String filled(String text) {
        return Placeholders.fill(text, values);
    }

    /// The reasons to show: of what is right and what was ticked, then of the question.
    public List<SafeHtml> feedback(Answer answer) {
        List<SafeHtml> reasons = new ArrayList<>();
        for (int i = 0; i < question.options().size(); i++) {
            ShownQuestion.ShownOption option = question.options().get(i);
            boolean ticked = answer instanceof Answer.Ticks ticks && ticks.options().contains(i);
            if (option.feedback() != null && (ticked || option.right())) {
                reasons.add(Placeholders.fill(StoredHtml.of(option.feedback()), values));
            }
        }
        if (question.feedback() != null) {
            reasons.add(Placeholders.fill(StoredHtml.of(question.feedback()), values));
        }
        return reasons;
    }
}
