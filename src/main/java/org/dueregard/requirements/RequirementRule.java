package org.dueregard.requirements;

import java.time.Period;

/// How long completions of a module count, and in what form.
public record RequirementRule(Period cycle, RequirementMode mode) {}
