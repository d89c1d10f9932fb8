package org.dueregard.content;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pool of questions and how it is drawn from.
///
/// @param passMark per cent
/// @param draw questions in one attempt
/// @param shuffle whether options change their order
/// @param confidence whether each question also asks how sure one is
/// @param timeLimit from the first question to the last answer, absent where there is none
/// @param coolingOff between failing and the next attempt, absent where there is none
/// @param attempts how many attempts may fail in a row before the cooling-off
public record Quiz(
        int passMark,
        int draw,
        boolean shuffle,
        boolean confidence,
        @Nullable Duration timeLimit,
        @Nullable Duration coolingOff,
        int attempts,
        List<Question> pool) {

    public Quiz {
        pool = List.copyOf(pool);
    }

    /// The questions of one objective.
    public List<Question> on(String objective) {
        return pool.stream().filter(question -> objective.equals(question.objective())).toList();
    }
}
