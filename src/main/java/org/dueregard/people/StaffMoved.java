package org.dueregard.people;

/// Somebody works at another school than before.
public record StaffMoved(long staffMemberId) {}
