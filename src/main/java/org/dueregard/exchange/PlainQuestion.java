package org.dueregard.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A question in plain words, on its way to or from another program. A line break in a text begins a
/// new paragraph; nothing in it is markup.
///
/// @param id unique within its quiz
/// @param text what is asked
/// @param options what can be ticked, or what is to be put in order, written in the right order
/// @param pairs what belongs together
/// @param accepted forms of a short answer
/// @param feedback the reason, for all answers
/// @param objective what it tests
public record PlainQuestion(
        String id,
        String text,
        Kind kind,
        List<PlainOption> options,
        List<Pair> pairs,
        List<String> accepted,
        @Nullable String feedback,
        @Nullable String objective) {

    /// What is done to answer.
    public enum Kind {
        ONE,
        MANY,
        TRUE_FALSE,
        ORDER,
        MATCH,
        SHORT;

        /// As the grammar of quizzes calls it.
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// One thing that can be ticked.
    ///
    /// @param feedback for this option alone
    public record PlainOption(String text, boolean right, @Nullable String feedback) {}

    /// What belongs together.
    public record Pair(String left, String right) {}

    public PlainQuestion {
        options = List.copyOf(options);
        pairs = List.copyOf(pairs);
        accepted = List.copyOf(accepted);
    }

    /// Whether these are the two options of a statement to judge.
    static boolean isTrueOrFalse(List<PlainOption> options) {
        return options.size() == 2
                && options.stream()
                        .map(option -> option.text().toLowerCase(Locale.UK))
                        .collect(Collectors.toSet())
                        .equals(Set.of("true", "false"));
    }

    PlainQuestion withId(String other) {
        return new PlainQuestion(other, text, kind, options, pairs, accepted, feedback, objective);
    }

    PlainQuestion withObjective(@Nullable String other) {
        return new PlainQuestion(id, text, kind, options, pairs, accepted, feedback, other);
    }
}
