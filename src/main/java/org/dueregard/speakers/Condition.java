package org.dueregard.speakers;

import org.dueregard.speakers.Choices.ConditionFor;

/// What has to be so for the visit to go ahead.
///
/// @param number from 1, within the decision
/// @param beforeArrival whether the speaker cannot come in while it is open; otherwise it is kept to
///     on the day and shown at the door
public record Condition(int number, String text, ConditionFor whose, boolean beforeArrival) {}
