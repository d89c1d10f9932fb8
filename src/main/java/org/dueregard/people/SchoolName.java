package org.dueregard.people;

/// A school, for choosing.
public record SchoolName(long id, String name) {}
