package org.dueregard.training;

/// What somebody who opens a quiz gets to see: the questions; or what came of them, when the time for
/// them ran out; or from when on the next attempt can be made.
public sealed interface QuizStep permits AttemptPage, AttemptResult, RestPage {}
