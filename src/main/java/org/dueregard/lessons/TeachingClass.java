package org.dueregard.lessons;

/// A class by the school's own name for it.
public record TeachingClass(long id, String name, YearGroup yearGroup) {}
