package org.dueregard.lessons;

import java.util.Map;
import org.dueregard.common.PageOf;
import org.dueregard.content.BritishValue;
import org.dueregard.content.KeyStage;
import org.dueregard.content.LessonType;

/// One page of what was found, and how many there would be for each choice that could still be made.
///
/// @param subjects by id, in the order of the ids
/// @param minutes by the longest time
public record LessonList(
        PageOf<LessonRow> page,
        Map<BritishValue, Long> values,
        Map<KeyStage, Long> stages,
        Map<String, Long> subjects,
        Map<LessonType, Long> types,
        Map<Integer, Long> minutes) {}
