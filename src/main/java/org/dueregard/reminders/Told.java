package org.dueregard.reminders;

/// Who is told. The names are stored, and never renamed.
public enum Told {
    PERSON,
    MANAGER,
    DSL;

    /// How it is called in keys and translations.
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
