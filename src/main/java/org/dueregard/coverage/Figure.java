package org.dueregard.coverage;

import org.dueregard.common.Percentage;

/// A number in a report, together with the source that says what was counted. There is no number
/// without one.
public sealed interface Figure {

    /// The number of its [GovernorReport.Source].
    int source();

    /// As in "66 % (6 of 9)".
    record Share(Percentage of, int source) implements Figure {}

    /// How many.
    record Count(long number, int source) implements Figure {}

    /// What so many people reached on average, of a hundred.
    record Mean(int percent, long people, int source) implements Figure {}

    /// What is left of a first score, of a hundred. It may be more.
    record Kept(int percent, int source) implements Figure {}

    /// How far one score is above another, or below it.
    record Points(int points, int source) implements Figure {}

    /// A number that is not printed, so that nobody can be recognised.
    record Hidden(Why why, int source) implements Figure {}

    /// Why a number is not printed.
    enum Why {
        /// It is about fewer than five people.
        UNDER_FIVE,
        /// From it and the others a number under five could be worked out.
        WOULD_TELL
    }

    int FEWEST_PRINTED = 5;

    /// So many people, or that they are fewer than five. Nobody at all is nil.
    static Figure ofPeople(long number, int source) {
        return number > 0 && number < FEWEST_PRINTED
                ? new Hidden(Why.UNDER_FIVE, source)
                : new Count(number, source);
    }
}
