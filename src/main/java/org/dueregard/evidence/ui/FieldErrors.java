package org.dueregard.evidence.ui;

import java.util.List;
import java.util.Optional;
import org.dueregard.common.InvalidInputException.Problem;
import org.jspecify.annotations.Nullable;

/// What is wrong, for showing it beside each field.
record FieldErrors(List<Problem> problems) {

    /// The first problem of a field, absent where there is none.
    public @Nullable Problem of(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst()
                .orElse(null);
    }

    /// What describes a field: its hint, and its problem where there is one.
    public @Nullable String describedBy(String field, @Nullable String hint) {
        String error = of(field) == null ? null : field + "-error";
        String both =
                Optional.ofNullable(hint).orElse("") + " " + Optional.ofNullable(error).orElse("");
        return both.isBlank() ? null : both.strip();
    }
}
