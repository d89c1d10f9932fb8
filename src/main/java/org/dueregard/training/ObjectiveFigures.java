package org.dueregard.training;

import org.jspecify.annotations.Nullable;

/// What the people of a school know about one objective, in the twelve months up to a day.
///
/// @param answers how many answers were given
/// @param people by how many people
/// @param score mean, from 0 to 1
/// @param confidence mean, from a third to 1, absent where nobody was asked
/// @param sureAndWrong people who were certain and not right at least once
/// @param firstPass mean score of those who were asked again later, when they passed
/// @param delayed their mean score when asked again
/// @param askedAgain how many answered when asked again
public record ObjectiveFigures(
        String moduleId,
        String title,
        String objective,
        String sentence,
        long answers,
        long people,
        double score,
        @Nullable Double confidence,
        long sureAndWrong,
        @Nullable Double firstPass,
        @Nullable Double delayed,
        long askedAgain) {

    /// Mean confidence less mean score: above nothing is surer than right.
    public @Nullable Double gap() {
        return confidence == null ? null : confidence - score;
    }

    /// How much of what was known at first is left; not told where nothing was known.
    public @Nullable Double retention() {
        return firstPass == null || delayed == null || firstPass <= 0 ? null : delayed / firstPass;
    }
}
