package org.dueregard.sheets;

import java.time.LocalDate;
import org.dueregard.common.CsvCells;
import org.jspecify.annotations.Nullable;

/// Days as "2026-09-03", most of them made once: a long list has the same few hundred days again and
/// again.
final class DayTexts {

    private static final int SLOTS = 1024;

    private final @Nullable LocalDate[] days = new LocalDate[SLOTS];
    private final String[] texts = new String[SLOTS];

    String of(LocalDate day) {
        int slot = (int) day.toEpochDay() & (SLOTS - 1);
        if (!day.equals(days[slot])) {
            days[slot] = day;
            // After the year 9999 it begins with a plus.
            texts[slot] = CsvCells.harmless(day.toString());
        }
        return texts[slot];
    }
}
