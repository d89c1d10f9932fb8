package org.dueregard.evidence;

/// Where a piece of evidence stands. It leaves the first state once, and no other.
public enum EvidenceState {
    /// Waits for somebody to look at it.
    LODGED,
    /// In the ledger.
    VERIFIED,
    /// Not accepted, with a reason.
    RETURNED,
    /// Withdrawn by whoever lodged it; nothing of it is kept but that it was there.
    TAKEN_BACK
}
