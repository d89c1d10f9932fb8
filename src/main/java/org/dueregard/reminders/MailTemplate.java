package org.dueregard.reminders;

import java.util.Arrays;
import java.util.Optional;

/// A mail whose words a school may write. The names are stored, and never renamed.
public enum MailTemplate {
    DIGEST,
    MANAGER,
    DSL;

    static MailTemplate of(Told told) {
        return switch (told) {
            case PERSON -> DIGEST;
            case MANAGER -> MANAGER;
            case DSL -> DSL;
        };
    }

    /// How it is called in addresses, translations and the table.
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Optional<MailTemplate> find(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
