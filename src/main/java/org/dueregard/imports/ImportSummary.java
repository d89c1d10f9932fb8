package org.dueregard.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An import, for showing.
///
/// @param sample the first lines of the file
/// @param outcomes how many lines there are of each kind, once compared
/// @param sharePercent of the people known from this source, how many would change, leave, move or
///     are missing, rounded up
/// @param problem a key of the translations file
public record ImportSummary(
        long id,
        String source,
        long schoolId,
        String schoolName,
        String fileName,
        ImportState state,
        Instant uploadedAt,
        List<String> headings,
        List<List<String>> sample,
        ImportMapping mapping,
        String encoding,
        int totalRows,
        int doneRows,
        Map<RowOutcome, Long> outcomes,
        int sharePercent,
        @Nullable Instant appliedAt,
        @Nullable Instant undoneAt,
        @Nullable String problem) {

    /// Whether so much would change that somebody has to say that this is meant.
    public boolean isSweeping() {
        return sharePercent > ImportService.ASKS_ABOVE_PERCENT;
    }

    public long of(RowOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /// How many people applying would touch.
    public long toApply() {
        return of(RowOutcome.NEW)
                + of(RowOutcome.CHANGED)
                + of(RowOutcome.MOVED)
                + of(RowOutcome.LEFT);
    }
}
