package org.dueregard.training;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;

/// From when until when a person's completions of one module count under one cycle.
///
/// A renewal within sixty days before expiry runs on from the old expiry, any other from its own
/// day, so that nobody loses days by being early or gains them by being late.
///
/// @param from the day of the completion that counts
/// @param until the first day that is not covered
record Validity(LocalDate from, LocalDate until) {

    static final int RENEWAL_WINDOW_DAYS = 60;

    /// Follows the completions in the order of their days.
    static Optional<Validity> of(Collection<LocalDate> effectiveDates, Period cycle) {
        Validity current = null;
        for (LocalDate day : effectiveDates.stream().sorted().toList()) {
            current = current == null ? first(day, cycle) : current.renewed(day, cycle);
        }
        return Optional.ofNullable(current);
    }

    private static Validity first(LocalDate day, Period cycle) {
        return new Validity(day, day.plus(cycle));
    }

    private Validity renewed(LocalDate day, Period cycle) {
        // For a cycle so short that sixty days are most of it, half of it is the window.
        long window =
                Math.min(RENEWAL_WINDOW_DAYS, ChronoUnit.DAYS.between(day, day.plus(cycle)) / 2);
        boolean early = day.isBefore(until) && !day.isBefore(until.minusDays(window));
        LocalDate next = early ? until.plus(cycle) : day.plus(cycle);
        // A later completion never shortens what an earlier one gave.
        return new Validity(day.isBefore(until) ? from : day, next.isAfter(until) ? next : until);
    }
}
