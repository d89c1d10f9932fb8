package org.dueregard.training;

/// How something was completed.
public enum CompletionKind {
    /// A quiz passed in the portal.
    QUIZ,
    /// All sections read in the portal, of a module without a quiz.
    READING
}
