package org.dueregard.requirements;

/// The terms of a requirement, without dates.
public record RuleTerms(Cycle cycle, RequirementMode mode, int graceDays, int dueDays) {

    /// Of each term the one that asks more: a school may be stricter than its trust, not laxer.
    public RuleTerms stricter(RuleTerms other) {
        return new RuleTerms(
                cycle.and(other.cycle),
                mode == RequirementMode.FACE_TO_FACE ? mode : other.mode,
                Math.min(graceDays, other.graceDays),
                Math.min(dueDays, other.dueDays));
    }
}
