package org.dueregard.requirements;

/// A module is asked of somebody for the first time. What was completed before may count now.
public record RequirementAdded(String moduleId) {}
