package org.dueregard.people;

import java.util.Arrays;
import java.util.Optional;

/// Whose guidance, panels and key stages hold.
public enum Nation {
    ENGLAND("england"),
    WALES("wales");

    private final String id;

    Nation(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Optional<Nation> find(String id) {
        return Arrays.stream(values()).filter(nation -> nation.id.equals(id)).findFirst();
    }
}
