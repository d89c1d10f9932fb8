package org.dueregard.requirements;

import java.time.LocalDate;

/// The terms of a requirement, without dates.
public record RuleTerms(Cycle cycle, RequirementMode mode, int graceDays, int dueDays) {

    /// A day on which any difference between two cycles shows.
    private static final LocalDate COMPARED = LocalDate.of(2026, 3, 1);

    /// Of each term the one that asks more: a school may be stricter than its trust, not laxer.
    public RuleTerms stricter(RuleTerms other) {
        return new RuleTerms(
                cycle.until(COMPARED).isAfter(other.cycle.until(COMPARED)) ? other.cycle : cycle,
                mode == RequirementMode.FACE_TO_FACE ? mode : other.mode,
                Math.min(graceDays, other.graceDays),
                Math.min(dueDays, other.dueDays));
    }
}
