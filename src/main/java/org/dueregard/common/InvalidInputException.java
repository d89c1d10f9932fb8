package org.dueregard.common;

import java.util.List;

/// What somebody entered cannot be taken as it is; says which field and why, in words of the
/// translations file.
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidInputException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public InvalidInputException(String field, String key, Object... arguments) {
        this(List.of(new Problem(field, key, List.of(arguments))));
    }

    public List<Problem> problems() {
        return problems;
    }

    /// One thing that is wrong.
    ///
    /// @param field the field's name, or blank when it is about the whole
    /// @param key of the sentence in the translations file
    public record Problem(String field, String key, List<Object> arguments) {

        public Problem(String field, String key) {
            this(field, key, List.of());
        }
    }
}
