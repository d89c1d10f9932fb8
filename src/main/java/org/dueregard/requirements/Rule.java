package org.dueregard.requirements;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one role group of one school owes in one module, for as long as it stays the same.
///
/// @param from the first day
/// @param to the last day, absent while there is no end
/// @param beganOn since when it has been asked without a gap, under whatever terms
/// @param changes when the terms were changed since then, and what they were before
/// @param graceDays days after starting, joining the group or coming back
/// @param dueDays days after it began to be asked
public record Rule(
        LocalDate from,
        @Nullable LocalDate to,
        LocalDate beganOn,
        List<Change> changes,
        Cycle cycle,
        RequirementMode mode,
        int graceDays,
        int dueDays) {

    /// What it asks, whenever it holds.
    public RuleTerms terms() {
        return new RuleTerms(cycle, mode, graceDays, dueDays);
    }

    /// Other terms from that day on.
    public record Change(LocalDate on, RuleTerms before) {}
}
