package org.dueregard.people;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.SortedMap;
import java.util.TreeMap;

/// The usual bank holidays of England and Wales: those of the Banking and Financial Dealings Act
/// 1971, schedule 1, the two that are customary (Good Friday, Christmas Day) and the two proclaimed
/// each year (New Year's Day, early May). Days proclaimed for one year only have to be added by hand.
final class BankHolidays {

    private BankHolidays() {}

    /// @param startYear the year in which the academic year begins, on 1 September
    static SortedMap<LocalDate, String> ofAcademicYear(int startYear) {
        SortedMap<LocalDate, String> days = new TreeMap<>();
        LocalDate first = LocalDate.of(startYear, Month.SEPTEMBER, 1);
        for (int year = startYear; year <= startYear + 1; year++) {
            ofYear(year)
                    .forEach((day, name) -> {
                        if (!day.isBefore(first) && day.isBefore(first.plusYears(1))) {
                            days.put(day, name);
                        }
                    });
        }
        return days;
    }

    static SortedMap<LocalDate, String> ofYear(int year) {
        SortedMap<LocalDate, String> days = new TreeMap<>();
        days.put(workingDay(LocalDate.of(year, Month.JANUARY, 1)), "New Year’s Day");
        LocalDate easter = easterSunday(year);
        days.put(easter.minusDays(2), "Good Friday");
        days.put(easter.plusDays(1), "Easter Monday");
        days.put(firstMonday(year, Month.MAY), "Early May bank holiday");
        days.put(lastMonday(year, Month.MAY), "Spring bank holiday");
        days.put(lastMonday(year, Month.AUGUST), "Summer bank holiday");
        LocalDate christmas = LocalDate.of(year, Month.DECEMBER, 25);
        switch (christmas.getDayOfWeek()) {
            case FRIDAY -> put(days, christmas, christmas.plusDays(3));
            case SATURDAY -> put(days, christmas.plusDays(2), christmas.plusDays(3));
            case SUNDAY -> put(days, christmas.plusDays(2), christmas.plusDays(1));
            default -> put(days, christmas, christmas.plusDays(1));
        }
        return days;
    }

    private static void put(
            SortedMap<LocalDate, String> days, LocalDate christmas, LocalDate boxing) {
        days.put(christmas, "Christmas Day");
        days.put(boxing, "Boxing Day");
    }

    private static LocalDate workingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    private static LocalDate firstMonday(int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
    }

    private static LocalDate lastMonday(int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
    }

    /// The Gregorian computus (Meeus, Jones and Butcher).
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 19 * l) / 433;
        int month = (h + l - 7 * m + 90) / 25;
        int day = (h + l - 7 * m + 33 * month + 19) % 32;
        return LocalDate.of(year, month, day);
    }
}
