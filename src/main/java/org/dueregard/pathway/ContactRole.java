package org.dueregard.pathway;

/// What a contact is there for, in the order in which they are tried.
public enum ContactRole {
    DSL,
    DEPUTY,
    HEAD,
    LOCAL_AUTHORITY,
    LOCAL_AUTHORITY_OUT_OF_HOURS
}
