package org.dueregard.access;

/// How far a role's action goes.
public enum Reach {
    /// Only what is about the person who asks.
    OWN,
    /// The schools for which the role was given.
    SCHOOLS,
    /// Only where the role was given for the whole portal.
    PORTAL,
    /// Of the schools for which the role was given, those that let names be seen.
    WHERE_NAMES_GRANTED,
    /// Schools that have opened themselves to support, for as long as they said.
    WHILE_GRANTED
}
