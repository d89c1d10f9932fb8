package org.dueregard.standing;

import org.dueregard.common.Percentage;

/// How a past day reads with what was recorded since, all requirements together.
///
/// @param people who read otherwise in one requirement or more
/// @param then as it was known on that day
/// @param now as it is known now
public record KnownSince(long people, Percentage then, Percentage now) {}
