package org.dueregard.access;

/// Everything in the portal that not everybody may do. Who may is in [AccessTable].
public enum Action {
    OWN_RECORD,
    COVERAGE_SEE,
    COVERAGE_FIGURES,
    TRAINING_MANAGE,
    SESSIONS_RUN,
    REMINDERS_SEND,
    REMINDERS_WORD,
    CONTENT_SEE,
    PEOPLE_SEE,
    PEOPLE_EDIT,
    PEOPLE_IMPORT,
    PEOPLE_EXPORT,
    ACCOUNTS_EDIT,
    CONTACTS_EDIT,
    SCHOOL_SETTINGS,
    PORTAL_SETTINGS,
    SUPPORT_GRANT,
    OUTBOX_SEE,
    AUDIT_SEE,
    PRIVACY_MANAGE,
    REQUIREMENTS_EDIT
}
