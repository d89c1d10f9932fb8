package org.dueregard.training;

import java.time.Instant;

/// The next attempt has to wait.
///
/// @param until the first moment at which it can be begun
/// @param lastAttemptId what came of the last
public record RestPage(String moduleId, String moduleTitle, Instant until, long lastAttemptId)
        implements QuizStep {}
