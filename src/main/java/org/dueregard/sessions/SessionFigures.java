package org.dueregard.sessions;

/// Three different figures, and what became of the last. People who were forgotten since are still
/// counted, by their attempts.
///
/// @param booked has a place, or came
/// @param waiting asked for a place when there was none left
/// @param attended was there
/// @param assessed handed in the quiz of this session, on screen or on paper
/// @param passed of those; only they completed anything
public record SessionFigures(int booked, int waiting, int attended, int assessed, int passed) {}
