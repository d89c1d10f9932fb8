package org.dueregard.pathway;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.dueregard.common.Days;
import org.dueregard.people.SchoolCalendar;

/// When a contact answers, London time.
///
/// @param closes the first moment at which nobody answers; before `opens` where it is open at night
/// @param everyDay also at weekends and on bank holidays
public record Hours(LocalTime opens, LocalTime closes, boolean everyDay) {

    /// What is taken where a school entered none.
    static final Hours USUAL = new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0), false);

    /// Whether somebody answers at that moment. A night belongs to the day on which it began.
    public boolean isOpenAt(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        LocalTime time = moment.toLocalTime();
        if (opens.isBefore(closes)) {
            return isOpenOn(day) && !time.isBefore(opens) && time.isBefore(closes);
        }
        return (isOpenOn(day) && !time.isBefore(opens))
                || (isOpenOn(day.minusDays(1)) && time.isBefore(closes));
    }

    public String opensInWords() {
        return Days.timeInWords(opens);
    }

    public String closesInWords() {
        return Days.timeInWords(closes);
    }

    private boolean isOpenOn(LocalDate day) {
        return everyDay || SchoolCalendar.workingDaysAfter(day.minusDays(1), 1).equals(day);
    }
}
