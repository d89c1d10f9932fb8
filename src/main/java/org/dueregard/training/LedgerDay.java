package org.dueregard.training;

import java.time.LocalDate;
import java.util.Locale;
import org.dueregard.content.Versions;

/// What of a completion decides how long it counts.
///
/// @param version as in the ledger, empty where it was done elsewhere
record LedgerDay(LocalDate effectiveOn, boolean faceToFace, String version) {

    /// Training from elsewhere has no version of ours: it stands for what there was in its month.
    String versionKey() {
        return version.isEmpty()
                ? Versions.sortKey(
                        String.format(
                                Locale.ROOT,
                                "%d-%02d.999",
                                effectiveOn.getYear(),
                                effectiveOn.getMonthValue()))
                : Versions.sortKey(version);
    }
}
