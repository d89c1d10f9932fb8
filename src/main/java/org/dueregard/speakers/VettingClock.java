package org.dueregard.speakers;

import java.time.Instant;
import java.time.LocalDate;
import org.dueregard.common.Days;
import org.dueregard.people.SchoolCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How long checking may take: five school days from the day a request was handed in or opened again.
/// While advice is waited for the clock stands; the school days that were left are left afterwards.
@Component
class VettingClock {

    static final int SCHOOL_DAYS = 5;
    static final int APPEAL_WORKING_DAYS = 5;

    private final SchoolCalendar calendar;

    VettingClock(SchoolCalendar calendar) {
        this.calendar = calendar;
    }

    /// The last day for deciding.
    LocalDate due(SpeakerFile file) {
        LocalDate due = null;
        LocalDate paused = null;
        for (FileEntry entry : file.entries()) {
            LocalDate day = entry.at().atZone(Days.LONDON).toLocalDate();
            switch (entry.kind()) {
                case SUBMITTED, REOPENED, OVERTURNED ->
                        due = calendar.after(file.schoolId(), day, SCHOOL_DAYS);
                // Whoever looks at an appeal has five working days, whatever the terms.
                case APPEALED -> due = SchoolCalendar.workingDaysAfter(day, APPEAL_WORKING_DAYS);
                case ADVICE_ASKED -> paused = day;
                case ADVICE_GIVEN -> {
                    due = resumed(file.schoolId(), due, paused, day);
                    paused = null;
                }
                default -> {
                    // Time goes on.
                }
            }
        }
        if (due == null) {
            throw new IllegalStateException("A file without a beginning");
        }
        return due;
    }

    private @Nullable LocalDate resumed(
            long school, @Nullable LocalDate due, @Nullable LocalDate paused, LocalDate day) {
        if (due == null || paused == null) {
            return due;
        }
        if (due.isBefore(paused)) {
            // It was over already; asking for advice takes nothing back.
            return due;
        }
        int left = calendar.between(school, paused, due);
        LocalDate resumed =
                left == 0
                        ? calendar.after(school, day.minusDays(1), 1)
                        : calendar.after(school, day, left);
        return resumed.isBefore(due) ? due : resumed;
    }

    /// Whether a request handed in on a day gives less notice than its tier wants.
    boolean isLate(long schoolId, LocalDate handedIn, LocalDate firstDay, Tier tier) {
        return calendar.after(schoolId, handedIn, tier.noticeDays()).isAfter(firstDay);
    }

    /// The last day for an appeal against a decision of that moment, or for deciding one.
    static LocalDate appealUntil(Instant decided) {
        return SchoolCalendar.workingDaysAfter(
                decided.atZone(Days.LONDON).toLocalDate(), APPEAL_WORKING_DAYS);
    }
}
