package org.dueregard.content;

import java.util.List;

/// A pool of questions and how it is drawn from.
///
/// @param passMark per cent
/// @param draw questions in one attempt
/// @param shuffle whether options change their order
public record Quiz(int passMark, int draw, boolean shuffle, List<Question> pool) {

    public Quiz {
        pool = List.copyOf(pool);
    }
}
