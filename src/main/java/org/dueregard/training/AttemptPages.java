package org.dueregard.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.Placeholders;
import org.dueregard.content.Section;
import org.dueregard.content.StoredHtml;
import org.dueregard.content.TrainingModule;
import org.dueregard.training.AttemptQuestions.AnsweredQuestion;
import org.dueregard.training.ShownQuestion.ShownOption;
import org.jspecify.annotations.Nullable;

/// Turns stored attempts into what is shown.
final class AttemptPages {

    private AttemptPages() {}

    static double score(AnsweredQuestion answered) {
        return answered.question().score(answered.ticked());
    }

    static AttemptPage.Asked asked(AnsweredQuestion answered, UnaryOperator<String> values) {
        ShownQuestion question = answered.question();
        return new AttemptPage.Asked(
                answered.position(),
                Placeholders.fill(question.text(), values),
                shown(question.html(), values),
                shownOrNull(question.details(), values),
                question.type(),
                question.options().stream()
                        .map(option ->
                                new AttemptPage.Choice(
                                        Placeholders.fill(option.text(), values),
                                        shown(option.html(), values)))
                        .toList(),
                answered.ticked());
    }

    static AttemptResult result(
            Attempt attempt,
            List<AnsweredQuestion> answered,
            Optional<TrainingModule> module,
            @Nullable LocalDate validUntil,
            UnaryOperator<String> values) {
        return new AttemptResult(
                attempt.id(),
                attempt.moduleId(),
                attempt.moduleTitle(),
                attempt.isPassed(),
                Scoring.percent(attempt.score()),
                attempt.passMark(),
                (int) answered.stream().filter(a -> score(a) >= 1).count(),
                answered.stream().map(a -> marked(a, values)).toList(),
                objectives(answered, module.map(TrainingModule::objectives).orElse(Map.of())),
                validUntil,
                attempt.isPassed()
                        ? List.of()
                        : module.map(m -> readAgain(answered, m, values)).orElse(List.of()));
    }

    private static AttemptResult.Marked marked(
            AnsweredQuestion answered, UnaryOperator<String> values) {
        ShownQuestion question = answered.question();
        List<AttemptResult.MarkedOption> options = new ArrayList<>();
        for (ShownOption option : question.options()) {
            options.add(
                    new AttemptResult.MarkedOption(
                            shown(option.html(), values),
                            option.right(),
                            answered.ticked().contains(options.size()),
                            shownOrNull(option.feedback(), values)));
        }
        double score = score(answered);
        return new AttemptResult.Marked(
                answered.position(),
                shown(question.html(), values),
                shownOrNull(question.details(), values),
                score >= 1,
                score > 0 && score < 1,
                options,
                shownOrNull(question.feedback(), values),
                question.sourceTitle(),
                question.sourceUrl());
    }

    private static List<AttemptResult.ObjectiveResult> objectives(
            List<AnsweredQuestion> answered, Map<String, String> sentences) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (AnsweredQuestion question : answered) {
            String objective = question.question().objective();
            if (objective != null) {
                int[] count = counts.computeIfAbsent(objective, key -> new int[2]);
                count[0] += score(question) >= 1 ? 1 : 0;
                count[1]++;
            }
        }
        return counts.entrySet().stream()
                .map(entry ->
                        new AttemptResult.ObjectiveResult(
                                sentences.getOrDefault(entry.getKey(), entry.getKey()),
                                entry.getValue()[0],
                                entry.getValue()[1]))
                .toList();
    }

    private static List<AttemptResult.ReadAgain> readAgain(
            List<AnsweredQuestion> answered, TrainingModule module, UnaryOperator<String> values) {
        Set<Section> sections = new LinkedHashSet<>();
        for (AnsweredQuestion question : answered) {
            String objective = question.question().objective();
            if (score(question) < 1) {
                sections.addAll(module.sectionsFor(objective == null ? "" : objective));
            }
        }
        return module.sections().stream()
                .filter(sections::contains)
                .map(section ->
                        new AttemptResult.ReadAgain(
                                TrainingRoutes.section(module.id(), section.id()),
                                Placeholders.fill(section.title(), values)))
                .toList();
    }

    private static SafeHtml shown(String stored, UnaryOperator<String> values) {
        return Placeholders.fill(StoredHtml.of(stored), values);
    }

    private static @Nullable SafeHtml shownOrNull(
            @Nullable String stored, UnaryOperator<String> values) {
        return stored == null ? null : shown(stored, values);
    }
}
