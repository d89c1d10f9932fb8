package org.dueregard.lessons;

import java.util.List;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.BritishValue;
import org.dueregard.content.KeyStage;
import org.dueregard.content.LessonType;

/// A resource in a list.
public record LessonRow(
        String id,
        String title,
        SafeHtml summary,
        BritishValue value,
        List<KeyStage> keyStages,
        List<String> subjects,
        LessonType type,
        int minutes,
        LessonState state) {}
