package org.dueregard.sessions.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dueregard.common.InvalidInputException;
import org.dueregard.scoring.Answer;
import org.dueregard.training.AttemptPage;
import org.springframework.util.MultiValueMap;

/// The fields of the form on which a sheet is keyed in. A question's field is called `q` with its
/// position, and each part of it that has a field of its own adds its place, from 0.
final class SheetAnswers {

    private final MultiValueMap<String, String> fields;

    SheetAnswers(MultiValueMap<String, String> fields) {
        this.fields = fields;
    }

    /// Whether a field holds a value, for showing the form again.
    public boolean has(String field, String value) {
        return fields.getOrDefault(field, List.of()).contains(value);
    }

    /// What a field holds, for showing the form again.
    public String text(String field) {
        String value = fields.getFirst(field);
        return value == null ? "" : value;
    }

    /// The answers, in the order of the questions.
    ///
    /// @throws InvalidInputException when an order is neither whole nor left empty
    List<Answer> of(List<AttemptPage.Asked> questions) {
        List<InvalidInputException.Problem> problems = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (AttemptPage.Asked question : questions) {
            String field = "q" + question.position();
            answers.add(
                    switch (question.type()) {
                        case ONE, MANY, TRUE_FALSE -> ticks(field, question.choices().size());
                        case SHORT -> words(field);
                        case MATCH -> pairs(field, question);
                        case ORDER -> {
                            int count = question.choices().size();
                            Map<Integer, Integer> places = numbers(field, count, 1, count);
                            boolean whole =
                                    places.size() == count
                                            && new HashSet<>(places.values()).size() == count;
                            if (!whole && !isEmpty(field, count)) {
                                problems.add(
                                        new InvalidInputException.Problem(
                                                field + "-0",
                                                "invalid.sheet-order",
                                                List.of(question.position(), count)));
                            }
                            yield whole ? order(places) : Answer.none();
                        }
                    });
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return answers;
    }

    private Answer ticks(String field, int count) {
        Set<Integer> ticked =
                fields.getOrDefault(field, List.of()).stream()
                        .filter(value -> value.matches("\\d{1,2}"))
                        .map(Integer::valueOf)
                        .filter(option -> option < count)
                        .collect(Collectors.toSet());
        return new Answer.Ticks(ticked);
    }

    private Answer words(String field) {
        String typed = text(field).strip();
        return new Answer.Text(typed.substring(0, Math.min(typed.length(), Answer.LONGEST_TEXT)));
    }

    private Answer pairs(String field, AttemptPage.Asked question) {
        Map<Integer, Integer> chosen =
                numbers(field, question.lefts().size(), 0, question.rights().size() - 1);
        return new Answer.Pairs(
                IntStream.range(0, question.lefts().size())
                        .mapToObj(left -> chosen.getOrDefault(left, -1))
                        .toList());
    }

    private static Answer order(Map<Integer, Integer> places) {
        return new Answer.Order(
                places.entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry::getValue))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private boolean isEmpty(String field, int count) {
        return IntStream.range(0, count).allMatch(i -> text(field + "-" + i).isBlank());
    }

    private Map<Integer, Integer> numbers(String field, int count, int least, int most) {
        return IntStream.range(0, count)
                .boxed()
                .filter(part -> text(field + "-" + part).strip().matches("\\d{1,2}"))
                .filter(part -> {
                    int number = Integer.parseInt(text(field + "-" + part).strip());
                    return number >= least && number <= most;
                })
                .collect(
                        Collectors.toMap(
                                part -> part,
                                part -> Integer.parseInt(text(field + "-" + part).strip())));
    }
}
