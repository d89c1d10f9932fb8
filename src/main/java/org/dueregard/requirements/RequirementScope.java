package org.dueregard.requirements;

/// A trust or a school for which somebody may say what is asked.
public record RequirementScope(long id, String name, boolean trust) {}
