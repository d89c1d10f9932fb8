package org.dueregard.training;

import java.time.LocalDate;

/// What of a completion decides how long it counts.
///
/// @param version as in the ledger, empty where it was done elsewhere
record LedgerDay(LocalDate effectiveOn, boolean faceToFace, String version) {}
