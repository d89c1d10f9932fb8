package org.dueregard.lessons;

import java.time.LocalDate;
import java.time.Month;

/// The three terms of an academic year, which begins on 1 September. By months, alike for all schools:
/// autumn to the end of December, spring to the end of March, summer to the end of August.
public enum Term {
    AUTUMN,
    SPRING,
    SUMMER;

    /// The term a day lies in.
    public static Term of(LocalDate day) {
        if (day.getMonthValue() >= Month.SEPTEMBER.getValue()) {
            return AUTUMN;
        }
        return day.getMonthValue() <= Month.MARCH.getValue() ? SPRING : SUMMER;
    }

    /// The calendar year in which the academic year of a day began.
    public static int academicYear(LocalDate day) {
        return of(day) == AUTUMN ? day.getYear() : day.getYear() - 1;
    }

    /// The first day of an academic year.
    public static LocalDate firstDay(int academicYear) {
        return LocalDate.of(academicYear, Month.SEPTEMBER, 1);
    }
}
