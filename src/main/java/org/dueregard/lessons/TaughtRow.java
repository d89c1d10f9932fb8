package org.dueregard.lessons;

import java.time.LocalDate;
import org.dueregard.content.BritishValue;
import org.dueregard.content.LessonType;

/// Something that was taught.
///
/// @param own whether the caller recorded it, and may take it back
public record TaughtRow(
        long id,
        LocalDate on,
        String lessonId,
        String title,
        BritishValue value,
        LessonType type,
        String className,
        YearGroup yearGroup,
        boolean own) {}
