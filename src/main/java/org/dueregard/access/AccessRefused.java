package org.dueregard.access;

import org.jspecify.annotations.Nullable;

/// The caller asked for something they may not do there.
///
/// @param schoolId absent where it was asked for the whole portal
public record AccessRefused(Action action, @Nullable Long schoolId) {}
