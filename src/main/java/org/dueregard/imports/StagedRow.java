package org.dueregard.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of a file, understood and compared.
///
/// @param groups ids of role groups, comma-separated
/// @param personVersion as the person stood when compared
record StagedRow(
        int line,
        RowOutcome outcome,
        @Nullable String key,
        @Nullable Long staffMemberId,
        @Nullable String given,
        @Nullable String family,
        @Nullable String email,
        @Nullable String job,
        @Nullable String groups,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate leftOn,
        @Nullable Long schoolId,
        Map<String, List<String>> changes,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable Integer personVersion) {}
