package org.dueregard.people;

/// A school belongs to another trust, or will, in the transaction of whoever hears it.
public record TrustChanged(long schoolId) {}
