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
import org.dueregard.guidance.CitedSources;
import org.dueregard.scoring.Answer;
import org.dueregard.scoring.AttemptScores;
import org.dueregard.scoring.Confidence;
import org.dueregard.training.AttemptQuestions.AnsweredQuestion;
import org.dueregard.training.ShownQuestion.ShownOption;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// Turns stored attempts into what is shown.
final class AttemptPages {

    private AttemptPages() {}

    static AttemptPage.Asked asked(AnsweredQuestion answered, UnaryOperator<String> values) {
        ShownQuestion question = answered.question();
        return new AttemptPage.Asked(
                answered.position(),
                Placeholders.fill(question.text(), values),
                shown(question.html(), values),
                shownOrNull(question.details(), values),
                question.type(),
                question.options().stream()
                        .map(option -> choice(option.text(), option.html(), values))
                        .toList(),
                question.lefts().stream()
                        .map(cell -> choice(cell.text(), cell.html(), values))
                        .toList(),
                question.rights().stream().map(right -> Placeholders.fill(right, values)).toList(),
                answered.answer(),
                answered.confidence());
    }

    private static AttemptPage.Choice choice(
            String text, String html, UnaryOperator<String> values) {
        return new AttemptPage.Choice(Placeholders.fill(text, values), shown(html, values));
    }

    static AttemptResult result(
            Attempt attempt,
            List<AnsweredQuestion> answered,
            Optional<TrainingModule> module,
            Outcome outcome,
            CitedSources.Register register,
            UnaryOperator<String> values) {
        return new AttemptResult(
                attempt.id(),
                attempt.moduleId(),
                attempt.moduleTitle(),
                attempt.purpose(),
                attempt.isPassed(),
                AttemptScores.percent(attempt.score()),
                attempt.passMark(),
                (int) answered.stream().filter(a -> a.score() >= 1).count(),
                answered.stream().map(a -> marked(a, register, values)).toList(),
                objectives(answered, module.map(TrainingModule::objectives).orElse(Map.of())),
                outcome.validUntil(),
                outcome.toDo(),
                outcome.certificate(),
                attempt.isPassed()
                        ? List.of()
                        : module.map(m -> readAgain(answered, m, values)).orElse(List.of()));
    }

    /// What else is to be told of an attempt.
    ///
    /// @param validUntil the last day on which its completion counts
    /// @param toDo scenarios that are still to be played
    /// @param certificate whether there is one
    record Outcome(
            @Nullable LocalDate validUntil,
            List<AttemptResult.ReadAgain> toDo,
            boolean certificate) {}

    private static AttemptResult.Marked marked(
            AnsweredQuestion answered,
            CitedSources.Register register,
            UnaryOperator<String> values) {
        ShownQuestion question = answered.question();
        double score = answered.score();
        Confidence confidence = answered.confidence();
        String title = question.sourceTitle();
        return new AttemptResult.Marked(
                answered.position(),
                shown(question.html(), values),
                shownOrNull(question.details(), values),
                question.type(),
                score >= 1,
                score > 0 && score < 1,
                lines(answered, values),
                confidence,
                confidence != null
                        && !answered.answer().isEmpty()
                        && confidence.isSureAndWrong(score),
                shownOrNull(question.feedback(), values),
                title == null
                        ? null
                        : register.cited(question.sourceId(), title, question.sourceUrl()));
    }

    private static List<AttemptResult.MarkedOption> lines(
            AnsweredQuestion answered, UnaryOperator<String> values) {
        return switch (answered.question().type()) {
            case ONE, MANY, TRUE_FALSE -> ticks(answered, values);
            case ORDER -> order(answered, values);
            case MATCH -> match(answered, values);
            case SHORT -> words(answered, values);
        };
    }

    private static List<AttemptResult.MarkedOption> ticks(
            AnsweredQuestion answered, UnaryOperator<String> values) {
        Set<Integer> ticked =
                answered.answer() instanceof Answer.Ticks ticks ? ticks.options() : Set.of();
        List<AttemptResult.MarkedOption> options = new ArrayList<>();
        for (ShownOption option : answered.question().options()) {
            options.add(
                    new AttemptResult.MarkedOption(
                            shown(option.html(), values),
                            option.right(),
                            ticked.contains(options.size()),
                            null,
                            shownOrNull(option.feedback(), values)));
        }
        return options;
    }

    /// The right order, each item with the place it was given.
    private static List<AttemptResult.MarkedOption> order(
            AnsweredQuestion answered, UnaryOperator<String> values) {
        List<Integer> given =
                answered.answer() instanceof Answer.Order order ? order.items() : List.of();
        List<AttemptResult.MarkedOption> lines = new ArrayList<>();
        Answer.Order right = (Answer.Order) answered.question().rightAnswer();
        for (int item : right.items()) {
            int place = given.indexOf(item);
            lines.add(
                    new AttemptResult.MarkedOption(
                            shown(answered.question().options().get(item).html(), values),
                            place == lines.size(),
                            place >= 0,
                            place < 0 ? null : Integer.toString(place + 1),
                            null));
        }
        return lines;
    }

    /// Each left cell with its right one, and what was chosen instead.
    private static List<AttemptResult.MarkedOption> match(
            AnsweredQuestion answered, UnaryOperator<String> values) {
        ShownQuestion question = answered.question();
        List<Integer> chosen =
                answered.answer() instanceof Answer.Pairs pairs ? pairs.chosen() : List.of();
        List<AttemptResult.MarkedOption> lines = new ArrayList<>();
        for (int left = 0; left < question.lefts().size(); left++) {
            int given = left < chosen.size() ? chosen.get(left) : -1;
            int key = question.key().get(left);
            boolean right = given == key;
            boolean known = given >= 0 && given < question.rights().size();
            lines.add(
                    new AttemptResult.MarkedOption(
                            Placeholders.fill(
                                    StoredHtml.of(
                                            question.lefts().get(left).html()
                                                    + ": "
                                                    + HtmlUtils.htmlEscape(
                                                            question.rights().get(key))),
                                    values),
                            right,
                            known,
                            known && !right
                                    ? Placeholders.fill(question.rights().get(given), values)
                                    : null,
                            null));
        }
        return lines;
    }

    private static List<AttemptResult.MarkedOption> words(
            AnsweredQuestion answered, UnaryOperator<String> values) {
        String given = answered.answer() instanceof Answer.Text text ? text.words() : "";
        return List.of(
                new AttemptResult.MarkedOption(
                        escaped(answered.question().accepted().getFirst().text(), values),
                        answered.score() >= 1,
                        !given.isBlank(),
                        given.isBlank() ? null : given,
                        null));
    }

    private static SafeHtml escaped(String text, UnaryOperator<String> values) {
        return SafeHtml.ofText(Placeholders.fill(text, values));
    }

    private static List<AttemptResult.ObjectiveResult> objectives(
            List<AnsweredQuestion> answered, Map<String, String> sentences) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (AnsweredQuestion question : answered) {
            String objective = question.question().objective();
            if (objective != null) {
                int[] count = counts.computeIfAbsent(objective, key -> new int[2]);
                count[0] += question.score() >= 1 ? 1 : 0;
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
            if (question.score() < 1) {
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
