package org.dueregard.standing;

/// Starters of one module whose grace has ended, and how many of them completed it within that.
public record Induction(String moduleId, long starters, long onTime) {}
