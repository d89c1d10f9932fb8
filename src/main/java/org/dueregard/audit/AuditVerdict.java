package org.dueregard.audit;

import java.util.List;

/// What came of checking the chains.
///
/// @param entries how many were looked at
/// @param breaks the first fault of each chain that has one
public record AuditVerdict(long entries, List<Break> breaks) {

    /// The first entry of a chain that is not as it was written.
    ///
    /// @param stream the school's number, or 0
    public record Break(long stream, long seq, Fault fault) {}

    /// What can be wrong with an entry.
    public enum Fault {
        ALTERED,
        MISSING,
        CUT_OFF,
        NOT_AS_ANCHORED,
        OUT_OF_TIME
    }

    public boolean isSound() {
        return breaks.isEmpty();
    }
}
