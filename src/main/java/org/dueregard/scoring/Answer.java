package org.dueregard.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What somebody answered. Numbers are places on the page, from 0, so that an answer means nothing
/// without the question as it was shown.
public sealed interface Answer {

    /// Longest text that is kept, in characters.
    int LONGEST_TEXT = 200;

    /// No page shows more of anything that is ticked, ordered or matched.
    int MOST_PARTS = 12;

    /// Nothing answered.
    static Answer none() {
        return new Ticks(Set.of());
    }

    /// Options ticked.
    record Ticks(Set<Integer> options) implements Answer {
        public Ticks {
            options = Set.copyOf(options);
        }

        @Override
        public boolean isEmpty() {
            return options.isEmpty();
        }

        @Override
        public String encode() {
            return joined(List.copyOf(new TreeSet<>(options)));
        }
    }

    /// The shown items from top to bottom.
    record Order(List<Integer> items) implements Answer {
        public Order {
            items = List.copyOf(items);
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }

        @Override
        public String encode() {
            return "o:" + joined(items);
        }
    }

    /// For each cell on the left the one chosen on the right, -1 where none is chosen yet.
    record Pairs(List<Integer> chosen) implements Answer {
        public Pairs {
            chosen = List.copyOf(chosen);
        }

        @Override
        public boolean isEmpty() {
            return chosen.stream().allMatch(right -> right < 0);
        }

        @Override
        public String encode() {
            return "m:" + joined(chosen);
        }
    }

    /// Words.
    record Text(String words) implements Answer {
        @Override
        public boolean isEmpty() {
            return words.isBlank();
        }

        @Override
        public String encode() {
            return "t:" + words;
        }
    }

    /// Whether nothing was answered.
    boolean isEmpty();

    /// As it is kept: option numbers, or a letter for the kind and what belongs to it.
    String encode();

    /// Whether a page can have sent this.
    default boolean isPlausible() {
        return switch (this) {
            case Ticks ticks -> plausible(ticks.options.stream().toList(), 0);
            case Order order -> plausible(order.items, 0);
            case Pairs pairs -> plausible(pairs.chosen, -1);
            case Text text -> text.words.length() <= LONGEST_TEXT;
        };
    }

    private static boolean plausible(List<Integer> numbers, int least) {
        return numbers.size() <= MOST_PARTS
                && numbers.stream().allMatch(number -> number >= least && number < MOST_PARTS);
    }

    /// Reads what [#encode] wrote; whatever cannot be read is no answer.
    static Answer decode(@Nullable String kept) {
        if (kept == null || kept.isEmpty()) {
            return none();
        }
        if (kept.startsWith("t:")) {
            return new Text(kept.substring(2));
        }
        String numbers = kept.length() > 1 && kept.charAt(1) == ':' ? kept.substring(2) : kept;
        if (!numbers.matches("-?\\d{1,3}(,-?\\d{1,3})*")) {
            return none();
        }
        List<Integer> parts = Arrays.stream(numbers.split(",")).map(Integer::valueOf).toList();
        return switch (kept.charAt(0)) {
            case 'o' -> new Order(parts);
            case 'm' -> new Pairs(parts);
            default -> new Ticks(Set.copyOf(parts));
        };
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
