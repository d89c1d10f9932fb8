package org.dueregard.training;

/// How something was completed. The names are stored, and never renamed.
public enum CompletionKind {
    /// A quiz passed in the portal.
    QUIZ,
    /// All sections read in the portal, of a module without a quiz.
    READING,
    /// A certificate from elsewhere, verified.
    EVIDENCE,
    /// A group session, attended and assessed.
    SESSION,
    /// Answers on paper, keyed in.
    PAPER,
    /// A document read and confirmed.
    ACKNOWLEDGEMENT
}
