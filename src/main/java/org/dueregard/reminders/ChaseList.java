package org.dueregard.reminders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom to speak to, by line manager, as at a moment.
///
/// @param everybodyLate whether people with e-mail who are overdue stand on it too
public record ChaseList(
        long schoolId, String school, Instant at, boolean everybodyLate, List<Team> teams) {

    /// @param manager absent for people without a line manager
    public record Team(@Nullable String manager, List<Line> lines) {}

    /// @param state as in "was due by 3 September 2026"
    public record Line(String person, String title, LocalDate dueOn, String state, boolean email) {}
}
