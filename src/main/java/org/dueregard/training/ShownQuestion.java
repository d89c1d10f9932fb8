package org.dueregard.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.Option;
import org.dueregard.content.Pair;
import org.dueregard.content.Question;
import org.dueregard.content.QuestionType;
import org.dueregard.scoring.AcceptedForm;
import org.dueregard.scoring.Answer;
import org.dueregard.scoring.QuestionScores;
import org.jspecify.annotations.Nullable;

/// A question as it was shown in one attempt: kept with the attempt, so that later edits of the
/// content change neither what was asked nor how it is marked.
///
/// @param options what is ticked, or the items of an order as they are first shown
/// @param lefts the left cells of a match
/// @param rights the right cells, mixed up
/// @param key for each left cell the right one, from 0
/// @param accepted the forms of a short answer that are taken
/// @param sourceId how the source is known in the guidance register; absent in attempts of earlier
///     versions
record ShownQuestion(
        String id,
        String text,
        String html,
        @Nullable String details,
        @Nullable String objective,
        int weight,
        QuestionType type,
        List<ShownOption> options,
        List<ShownCell> lefts,
        List<String> rights,
        List<Integer> key,
        List<AcceptedForm> accepted,
        @Nullable String feedback,
        @Nullable String sourceTitle,
        @Nullable String sourceUrl,
        @Nullable String sourceId) {

    ShownQuestion {
        options = orNone(options);
        lefts = orNone(lefts);
        rights = orNone(rights);
        key = orNone(key);
        accepted = orNone(accepted);
    }

    /// Attempts of earlier versions were kept without the newer lists.
    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /// @param place where an item of an order belongs, from 0; nothing elsewhere
    record ShownOption(
            String text, String html, boolean right, @Nullable String feedback, int place) {}

    record ShownCell(String text, String html) {}

    static ShownQuestion of(Question question, boolean shuffle, Random random) {
        List<Integer> rightPlaces = outOfOrder(question.pairs().size(), random);
        return new ShownQuestion(
                question.id(),
                question.text(),
                question.html().html(),
                html(question.details()),
                question.objective(),
                question.weight(),
                question.type(),
                options(question, shuffle, random),
                question.pairs().stream()
                        .map(pair -> new ShownCell(pair.left(), pair.leftHtml().html()))
                        .toList(),
                rightPlaces.stream().map(question.pairs()::get).map(Pair::right).toList(),
                IntStream.range(0, rightPlaces.size()).mapToObj(rightPlaces::indexOf).toList(),
                question.accepted(),
                html(question.feedback()),
                question.source() == null ? null : question.source().title(),
                question.source() == null ? null : question.source().url(),
                question.source() == null ? null : question.source().id());
    }

    private static List<ShownOption> options(Question question, boolean shuffle, Random random) {
        boolean order = question.type() == QuestionType.ORDER;
        int count = question.options().size();
        List<Integer> places = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        if (order) {
            places = outOfOrder(count, random);
        } else if (shuffle && question.type() != QuestionType.TRUE_FALSE) {
            Collections.shuffle(places, random);
        }
        List<ShownOption> options = new ArrayList<>();
        for (int place : places) {
            Option option = question.options().get(place);
            options.add(
                    new ShownOption(
                            option.text(),
                            option.html().html(),
                            option.right(),
                            html(option.feedback()),
                            order ? place : 0));
        }
        return options;
    }

    /// The numbers from 0, mixed up; never as they should be.
    private static List<Integer> outOfOrder(int count, Random random) {
        List<Integer> inOrder = IntStream.range(0, count).boxed().toList();
        List<Integer> mixed = new ArrayList<>(inOrder);
        Collections.shuffle(mixed, random);
        if (mixed.equals(inOrder)) {
            Collections.rotate(mixed, 1);
        }
        return mixed;
    }

    private static @Nullable String html(@Nullable SafeHtml html) {
        return html == null ? null : html.html();
    }

    /// The share of the question's weight that an answer earns, from 0 to 1; nothing for an answer of
    /// another kind.
    double score(Answer answer) {
        return switch (type) {
            case ONE, TRUE_FALSE ->
                    answer instanceof Answer.Ticks ticks
                            ? QuestionScores.one(ticks.options(), rightOptions())
                            : 0;
            case MANY ->
                    answer instanceof Answer.Ticks ticks
                            ? QuestionScores.many(ticks.options(), rightOptions())
                            : 0;
            case ORDER ->
                    answer instanceof Answer.Order order
                            ? QuestionScores.order(places(order), options.size())
                            : 0;
            case MATCH ->
                    answer instanceof Answer.Pairs pairs
                            ? QuestionScores.match(pairs.chosen(), key)
                            : 0;
            case SHORT ->
                    answer instanceof Answer.Text text
                            ? QuestionScores.words(text.words(), accepted)
                            : 0;
        };
    }

    private Set<Integer> rightOptions() {
        return IntStream.range(0, options.size())
                .filter(i -> options.get(i).right())
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Integer> places(Answer.Order order) {
        return order.items().stream()
                .filter(item -> item >= 0 && item < options.size())
                .map(item -> options.get(item).place())
                .toList();
    }

    /// The answer that earns everything.
    Answer rightAnswer() {
        return switch (type) {
            case ONE, TRUE_FALSE, MANY -> new Answer.Ticks(rightOptions());
            case ORDER ->
                    new Answer.Order(
                            IntStream.range(0, options.size())
                                    .boxed()
                                    .sorted(
                                            java.util.Comparator.comparingInt(
                                                    item -> options.get(item).place()))
                                    .toList());
            case MATCH -> new Answer.Pairs(key);
            case SHORT -> new Answer.Text(accepted.getFirst().text());
        };
    }
}
