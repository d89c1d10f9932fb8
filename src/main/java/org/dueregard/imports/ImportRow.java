package org.dueregard.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of the difference.
///
/// @param line in the file, counting its headings; 0 for a person who is missing from it
/// @param changes what would become of each thing that changes, old and new
/// @param reason why it is unclear, a key of the translations file
public record ImportRow(
        int line,
        RowOutcome outcome,
        String name,
        @Nullable String email,
        @Nullable Long staffMemberId,
        Map<String, List<String>> changes,
        @Nullable String reason,
        @Nullable String detail) {}
