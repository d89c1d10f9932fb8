package org.dueregard.reminders;

/// What somebody is reminded of. The names are stored, and never renamed.
public enum ReminderKind {
    DUE_SOON,
    DUE,
    OVERDUE,
    EXPIRING,
    CHECK;

    /// How it is called in translations.
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
