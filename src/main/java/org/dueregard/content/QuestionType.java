package org.dueregard.content;

/// How a question is answered; the shape of its Markdown says which.
public enum QuestionType {
    /// One tick among several options.
    ONE,
    /// Several ticks.
    MANY,
    /// True or false.
    TRUE_FALSE,
    /// Items put in order.
    ORDER,
    /// Cells on the left matched with cells on the right.
    MATCH,
    /// A word or two.
    SHORT
}
