package org.dueregard.reminders;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/// What was planned for people before, read for a whole school at once.
///
/// @param byPerson reminders that are settled, with the day on which they were
/// @param toldToday people who had their mail of the day
record Known(Map<Long, Map<ReminderRow, Settled>> byPerson, Set<Long> toldToday) {

    /// @param told whether somebody heard of it, or it stands on the list to print
    record Settled(LocalDate on, boolean told) {}

    boolean has(ReminderRow row) {
        return of(row.staffMemberId()).containsKey(row);
    }

    /// Whether it was told on an earlier day, at whatever step: nobody hears of somebody who was not
    /// reminded first.
    boolean wasToldBefore(Matter matter, Told told, LocalDate day) {
        return of(matter.staffMemberId()).entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().told() == told
                                && entry.getKey().isAbout(matter)
                                && entry.getValue().told()
                                && entry.getValue().on().isBefore(day));
    }

    private Map<ReminderRow, Settled> of(long person) {
        return byPerson.getOrDefault(person, Map.of());
    }
}
