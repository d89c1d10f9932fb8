package org.dueregard.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dueregard.coverage.ForgottenRule.Part;
import org.dueregard.coverage.PublishedFigures.Reasons;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against somebody who knows the rules by heart: of all that could be true behind the same page,
/// nothing small may be true of each. All possible schools of a size are tried.
class KnownRulesTest {

    private static final List<Reason> REASONS = List.of(Reason.values());

    @ParameterizedTest
    @CsvSource({
        "1, 0 1 2 3 4 5 9",
        "2, 0 1 2 3 4 5 6 7 8 9 10 11",
        "3, 0 1 4 5 6 8 9",
        "4, 1 2 5 6"
    })
    void nobody_can_tell_who_has_forgotten(int parts, String sizes) {
        for (List<Integer> covered : lists(parts, numbers(sizes))) {
            assertThat(given_away(below(covered), f -> page(covered, f), f -> f))
                    .as("%s covered", covered)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 24", "3, 20", "4, 18", "5, 14"})
    void nobody_can_tell_a_reason_from_one_list(int kinds, int most) {
        for (int size = 0; size <= most; size++) {
            List<List<Integer>> worlds = splits(size, kinds);
            assertThat(
                            given_away(
                                    worlds,
                                    w -> ReasonsRule.shownOf(reasons(w)),
                                    w -> w.subList(1, kinds)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2, 0 1 2 3 4 5 6 7 8 9 10 11 12",
        "2, 3, 0 1 2 4 5 6 8 10",
        "3, 2, 0 1 2 3 4 5 6 8",
        "3, 3, 1 5 6",
        "2, 4, 1 5 6",
        "4, 2, 1 5 6"
    })
    void nobody_can_tell_a_reason_from_several_parts(int parts, int kinds, String sizes) {
        for (List<Integer> notCovered : lists(parts, numbers(sizes))) {
            List<List<List<Integer>>> worlds = tables(notCovered, kinds);
            for (int kind = 0; kind < kinds; kind++) {
                int reason = kind;
                assertThat(given_away(worlds, KnownRulesTest::page, table -> column(table, reason)))
                        .as("%s not covered", notCovered)
                        .isEmpty();
            }
        }
    }

    /// Pages behind which some of the numbers, or a sum of some, can only be one thing, and small.
    private static <W> List<String> given_away(
            List<W> worlds, Function<W, Object> page, Function<W, List<Integer>> numbers) {
        Map<Object, List<List<Integer>>> behind =
                worlds.stream()
                        .collect(
                                Collectors.groupingBy(
                                        page, Collectors.mapping(numbers, Collectors.toList())));
        List<String> found = new ArrayList<>();
        behind.forEach((shown, possible) -> {
            for (int some = 1; some < 1 << possible.getFirst().size(); some++) {
                int chosen = some;
                List<Integer> sums = possible.stream().map(w -> sum(w, chosen)).distinct().toList();
                if (sums.size() == 1 && Small.isFew(sums.getFirst())) {
                    found.add(shown + " shows " + chosen + " of " + possible.getFirst());
                }
            }
        });
        return found;
    }

    private static List<Integer> numbers(String sizes) {
        return Stream.of(sizes.split(" ")).map(Integer::valueOf).toList();
    }

    private static int sum(List<Integer> numbers, int chosen) {
        return IntStream.range(0, numbers.size())
                .filter(i -> (chosen >> i & 1) == 1)
                .map(numbers::get)
                .sum();
    }

    private static Object page(List<Integer> covered, List<Integer> forgotten) {
        ForgottenRule rule =
                ForgottenRule.of(
                        IntStream.range(0, covered.size())
                                .mapToObj(i -> new Part(covered.get(i), forgotten.get(i)))
                                .toList());
        return switch (rule) {
            case EVERYWHERE -> forgotten;
            case IN_TOTAL -> sum(forgotten, -1);
            case NOWHERE -> "nothing";
        };
    }

    private static Object page(List<List<Integer>> table) {
        List<Map<Reason, Integer>> parts = table.stream().map(KnownRulesTest::reasons).toList();
        ReasonsRule<Reason> rule = new ReasonsRule<>(parts);
        List<Reasons<Reason>> shown = new ArrayList<>();
        shown.add(rule.total());
        parts.forEach(part -> shown.add(rule.of(part)));
        return shown;
    }

    private static Map<Reason, Integer> reasons(List<Integer> numbers) {
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        for (int i = 0; i < numbers.size(); i++) {
            reasons.put(REASONS.get(i), numbers.get(i));
        }
        return reasons;
    }

    private static List<Integer> column(List<List<Integer>> table, int kind) {
        return table.stream().map(row -> row.get(kind)).toList();
    }

    /// All lists of that length.
    private static <T> List<List<T>> lists(int length, Collection<T> of) {
        List<List<T>> all = List.of(List.of());
        for (int i = 0; i < length; i++) {
            all = all.stream().flatMap(list -> of.stream().map(next -> with(list, next))).toList();
        }
        return all;
    }

    /// All lists of numbers none of which is above the other's.
    private static List<List<Integer>> below(List<Integer> most) {
        List<List<Integer>> all = List.of(List.of());
        for (int highest : most) {
            all =
                    all.stream()
                            .flatMap(list ->
                                    IntStream.rangeClosed(0, highest).mapToObj(n -> with(list, n)))
                            .toList();
        }
        return all;
    }

    /// All ways to split so many people over so many kinds.
    private static List<List<Integer>> splits(int size, int kinds) {
        if (kinds == 1) {
            return List.of(List.of(size));
        }
        return IntStream.rangeClosed(0, size)
                .boxed()
                .flatMap(n -> splits(size - n, kinds - 1).stream().map(list -> with(list, n)))
                .toList();
    }

    private static List<List<List<Integer>>> tables(List<Integer> sizes, int kinds) {
        List<List<List<Integer>>> all = List.of(List.of());
        for (int size : sizes) {
            all =
                    all.stream()
                            .flatMap(table -> splits(size, kinds).stream().map(r -> with(table, r)))
                            .toList();
        }
        return all;
    }

    private static <T> List<T> with(List<T> list, T next) {
        return Stream.concat(list.stream(), Stream.of(next)).toList();
    }
}
