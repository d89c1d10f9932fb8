package org.dueregard.speakers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something about to be written into a file.
final class NewEntry {

    private final StepKind kind;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();
    private final Map<String, String> identity = new LinkedHashMap<>();

    private NewEntry(StepKind kind) {
        this.kind = kind;
    }

    static NewEntry of(StepKind kind) {
        return new NewEntry(kind);
    }

    /// What names nobody.
    NewEntry fact(String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value.toString());
        }
        return this;
    }

    /// What somebody wrote.
    NewEntry word(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            words.put(name, value);
        }
        return this;
    }

    /// What tells who somebody is.
    NewEntry identity(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            identity.put(name, value);
        }
        return this;
    }

    StepKind kind() {
        return kind;
    }

    Map<String, String> facts() {
        return facts;
    }

    Map<String, String> words() {
        return words;
    }

    Map<String, String> identity() {
        return identity;
    }
}
