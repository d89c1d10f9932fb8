package org.dueregard.content;

import java.util.List;
import org.dueregard.common.SafeHtml;
import org.dueregard.scoring.AcceptedForm;
import org.jspecify.annotations.Nullable;

/// A question of a quiz, or a knowledge check in running text.
///
/// @param id unique within its file
/// @param text as written, without markup: the name of the question for assistive technology
/// @param html the same with its markup
/// @param details what else is to be read before answering
/// @param objective what it tests, if the author says so
/// @param weight how much it counts, 1 unless told
/// @param options what is ticked, or the items of an order as they should stand
/// @param pairs what is matched, as it should be
/// @param accepted the forms of a short answer that are taken
/// @param feedback the reason, shown after answering
/// @param source where that comes from
public record Question(
        String id,
        String text,
        SafeHtml html,
        @Nullable SafeHtml details,
        @Nullable String objective,
        int weight,
        QuestionType type,
        List<Option> options,
        List<Pair> pairs,
        List<AcceptedForm> accepted,
        @Nullable SafeHtml feedback,
        @Nullable Source source) {

    public Question {
        options = List.copyOf(options);
        pairs = List.copyOf(pairs);
        accepted = List.copyOf(accepted);
    }
}
