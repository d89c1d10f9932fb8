package org.dueregard.standing;

import java.time.LocalDate;
import java.util.SortedMap;
import org.dueregard.common.PageOf;

/// What a change of requirements would do, before it is made.
///
/// @param exact whether the numbers are; to whoever may not see names they are told to the nearest
///     five, so that nobody can be found by trying
/// @param later the first day on which the time to do something new is over for everybody
/// @param nowAsked people who are asked from the day on and were not
/// @param released people who are not asked any more
/// @param due people who have to act by the later day, and would not have to without the change
/// @param losing people who stop being covered within a year because of the change
/// @param days how many of those stop on which day
/// @param people whom it concerns, where the caller may see names, by the day on which it does
public record RequirementEffect(
        boolean exact,
        LocalDate from,
        LocalDate later,
        long nowAsked,
        long released,
        long due,
        long losing,
        SortedMap<LocalDate, Long> days,
        Figure onTheDay,
        Figure onTheLaterDay,
        PageOf<Person> people) {

    /// Covered of those in scope, without the change and with it.
    public record Figure(
            long coveredBefore, long inScopeBefore, long coveredAfter, long inScopeAfter) {}

    /// How it concerns somebody.
    public enum What {
        /// Is asked now, and has to act by the day.
        ASKED,
        /// Is covered, and is no longer from the day on.
        STOPS,
        /// Is not covered as it is, and has less time: until the day.
        SOONER,
        /// Is not asked any more from the day on.
        RELEASED
    }

    /// @param day when it does; the last day to act, or the first day without cover or duty
    public record Person(long id, String name, What what, LocalDate day) {}
}
