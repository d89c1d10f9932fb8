package org.dueregard.people;

/// What schools stand under.
public enum OrganisationKind {
    TRUST,
    LOCAL_AUTHORITY
}
