package org.dueregard.people;

/// A member of staff, for showing.
public record PersonName(long id, String name) {}
