package org.dueregard.reminders;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.dueregard.common.Days;
import org.dueregard.people.SchoolCalendar;
import org.springframework.stereotype.Component;

/// When people are at school: from eight to four, London time, on days on which the school is open.
@Component
class SchoolHours {

    private static final LocalTime FIRST = LocalTime.of(8, 0);
    private static final LocalTime LAST = LocalTime.of(16, 0);

    private final SchoolCalendar calendar;
    private final Clock clock;

    SchoolHours(SchoolCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    boolean isDaytime() {
        LocalTime now = LocalTime.ofInstant(clock.instant(), Days.LONDON);
        return !now.isBefore(FIRST) && now.isBefore(LAST);
    }

    boolean isNow(long schoolId) {
        return isDaytime() && isOpen(schoolId, Days.today(clock));
    }

    private boolean isOpen(long schoolId, LocalDate day) {
        return calendar.isOpen(schoolId, day);
    }
}
