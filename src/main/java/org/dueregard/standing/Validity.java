package org.dueregard.standing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.dueregard.requirements.Cycle;

/// From when until when a person's completions of one module count under one cycle.
///
/// @param from the day of the completion that counts
/// @param until the first day that is not covered
public record Validity(LocalDate from, LocalDate until) {

    /// Follows the completions in the order of their days.
    public static Optional<Validity> of(Collection<LocalDate> effectiveDates, Cycle cycle) {
        Validity current = null;
        for (LocalDate day : effectiveDates.stream().sorted().toList()) {
            current =
                    current == null
                            ? new Validity(day, cycle.until(day))
                            : current.then(day, cycle);
        }
        return Optional.ofNullable(current);
    }

    private Validity then(LocalDate day, Cycle cycle) {
        LocalDate next = cycle.renewed(until, day);
        // A later completion never shortens what an earlier one gave.
        return new Validity(day.isBefore(until) ? from : day, next.isAfter(until) ? next : until);
    }
}
