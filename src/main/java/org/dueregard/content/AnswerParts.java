package org.dueregard.content;

import java.util.List;
import org.dueregard.scoring.AcceptedForm;

/// The part of a question that is answered.
///
/// @param type by its shape alone; a task list is [QuestionType#ONE] until its ticks are counted
record AnswerParts(
        QuestionType type, List<Option> options, List<Pair> pairs, List<AcceptedForm> accepted) {

    static AnswerParts ticks(List<Option> options) {
        return new AnswerParts(QuestionType.ONE, options, List.of(), List.of());
    }

    static AnswerParts order(List<Option> items) {
        return new AnswerParts(QuestionType.ORDER, items, List.of(), List.of());
    }

    static AnswerParts match(List<Pair> pairs) {
        return new AnswerParts(QuestionType.MATCH, List.of(), pairs, List.of());
    }

    static AnswerParts words(List<AcceptedForm> accepted) {
        return new AnswerParts(QuestionType.SHORT, List.of(), List.of(), accepted);
    }
}
