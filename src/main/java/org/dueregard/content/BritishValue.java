package org.dueregard.content;

import java.util.Arrays;
import java.util.Optional;

/// The four fundamental British values that schools promote; the fourth is "mutual respect and
/// tolerance of those with different faiths and beliefs".
public enum BritishValue {
    DEMOCRACY("democracy"),
    RULE_OF_LAW("rule-of-law"),
    INDIVIDUAL_LIBERTY("individual-liberty"),
    MUTUAL_RESPECT("mutual-respect");

    private final String id;

    BritishValue(String id) {
        this.id = id;
    }

    /// As folders and addresses name it.
    public String id() {
        return id;
    }

    public static Optional<BritishValue> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }
}
