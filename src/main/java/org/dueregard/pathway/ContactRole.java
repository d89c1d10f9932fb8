package org.dueregard.pathway;

import java.util.EnumSet;
import java.util.Set;

/// What a contact is there for, in the order in which they are tried.
public enum ContactRole {
    DSL,
    DEPUTY,
    HEAD,
    LOCAL_AUTHORITY,
    LOCAL_AUTHORITY_OUT_OF_HOURS,
    ADULT_SOCIAL_CARE,
    PREVENT_TEAM,
    /// Advice before anything is referred; needs no names.
    EARLY_HELP,
    /// For worries about the school itself; never in danger.
    OUTSIDE_LINE,
    /// The school's own system and where its form is: nobody to ring.
    RECORDING_SYSTEM;

    private static final Set<ContactRole> APART =
            EnumSet.of(EARLY_HELP, OUTSIDE_LINE, RECORDING_SYSTEM);

    /// Whether it is one of those that are tried one after the other.
    public boolean isTried() {
        return !APART.contains(this);
    }

    /// Whether no school can do without it.
    public boolean isNeeded() {
        return this == DSL
                || this == DEPUTY
                || this == HEAD
                || this == LOCAL_AUTHORITY
                || this == LOCAL_AUTHORITY_OUT_OF_HOURS
                || this == RECORDING_SYSTEM;
    }

    /// Whether a person of the school holds it.
    public boolean isPerson() {
        return this == DSL || this == DEPUTY || this == HEAD;
    }
}
