package org.dueregard.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.Question;
import org.dueregard.content.QuestionType;
import org.jspecify.annotations.Nullable;

/// A question as it was shown in one attempt: kept with the attempt, so that later edits of the
/// content change neither what was asked nor how it is marked.
record ShownQuestion(
        String id,
        String text,
        String html,
        @Nullable String details,
        @Nullable String objective,
        int weight,
        QuestionType type,
        List<ShownOption> options,
        @Nullable String feedback,
        @Nullable String sourceTitle,
        @Nullable String sourceUrl) {

    record ShownOption(String text, String html, boolean right, @Nullable String feedback) {}

    static ShownQuestion of(Question question, boolean shuffle, Random random) {
        List<ShownOption> options = new ArrayList<>();
        question.options()
                .forEach(option ->
                        options.add(
                                new ShownOption(
                                        option.text(),
                                        option.html().html(),
                                        option.right(),
                                        html(option.feedback()))));
        if (shuffle && question.type() != QuestionType.TRUE_FALSE) {
            Collections.shuffle(options, random);
        }
        return new ShownQuestion(
                question.id(),
                question.text(),
                question.html().html(),
                html(question.details()),
                question.objective(),
                question.weight(),
                question.type(),
                List.copyOf(options),
                html(question.feedback()),
                question.source() == null ? null : question.source().title(),
                question.source() == null ? null : question.source().url());
    }

    private static @Nullable String html(@Nullable SafeHtml html) {
        return html == null ? null : html.html();
    }

    /// The share of the question's weight that an answer earns, from 0 to 1.
    ///
    /// One tick and true or false: all or nothing. Several ticks: right ticks less wrong ones, by
    /// the number of right answers, and never below nothing.
    double score(Set<Integer> ticked) {
        int rightTicks = 0;
        int wrongTicks = 0;
        int rightAnswers = 0;
        for (int i = 0; i < options.size(); i++) {
            boolean right = options.get(i).right();
            rightAnswers += right ? 1 : 0;
            if (ticked.contains(i)) {
                rightTicks += right ? 1 : 0;
                wrongTicks += right ? 0 : 1;
            }
        }
        if (type == QuestionType.MANY) {
            return Math.max(0, rightTicks - wrongTicks) / (double) rightAnswers;
        }
        return rightTicks == 1 && wrongTicks == 0 ? 1 : 0;
    }
}
