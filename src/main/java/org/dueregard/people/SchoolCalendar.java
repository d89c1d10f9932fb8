package org.dueregard.people;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts school days. Where a school entered no terms, every weekday that is not a closure is one.
@Component
public class SchoolCalendar {

    private static final int LONGEST_YEARS = 2;

    private final JdbcClient jdbc;

    SchoolCalendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The day on which so many school days are over, counted from the day after. Beyond the terms that
    /// are entered, weekdays count.
    ///
    /// @param days at least 1
    public LocalDate after(long schoolId, LocalDate day, int days) {
        List<SchoolDates> terms = dates("terms", schoolId, day);
        List<SchoolDates> closures = dates("closures", schoolId, day);
        LocalDate known =
                terms.stream().map(SchoolDates::last).max(LocalDate::compareTo).orElse(day);
        LocalDate current = day;
        int left = days;
        while (left > 0) {
            current = current.plusDays(1);
            left -= isOpen(current, known, terms, closures) ? 1 : 0;
        }
        return current;
    }

    /// How many school days come after one day, up to and with another.
    public int between(long schoolId, LocalDate day, LocalDate until) {
        List<SchoolDates> terms = dates("terms", schoolId, day);
        List<SchoolDates> closures = dates("closures", schoolId, day);
        LocalDate known =
                terms.stream().map(SchoolDates::last).max(LocalDate::compareTo).orElse(day);
        return (int)
                day.plusDays(1)
                        .datesUntil(until.isAfter(day) ? until.plusDays(1) : day.plusDays(1))
                        .filter(each -> isOpen(each, known, terms, closures))
                        .count();
    }

    /// The day on which so many working days are over, counted from the day after: weekdays that are no
    /// bank holiday of England and Wales, whatever the school's terms.
    public static LocalDate workingDaysAfter(LocalDate day, int days) {
        LocalDate current = day;
        int left = days;
        while (left > 0) {
            current = current.plusDays(1);
            boolean working =
                    !isWeekend(current)
                            && !BankHolidays.ofYear(current.getYear()).containsKey(current);
            left -= working ? 1 : 0;
        }
        return current;
    }

    private static boolean isOpen(
            LocalDate day, LocalDate known, List<SchoolDates> terms, List<SchoolDates> closures) {
        return !isWeekend(day) && !isIn(closures, day) && (day.isAfter(known) || isIn(terms, day));
    }

    /// Whether the school is open on a day, as far as is known.
    public boolean isOpen(long schoolId, LocalDate day) {
        return after(schoolId, day.minusDays(1), 1).equals(day);
    }

    private List<SchoolDates> dates(String table, long schoolId, LocalDate from) {
        return jdbc.sql(
                        "SELECT id, name, first_day, last_day FROM "
                                + table
                                + " WHERE school_id = ? AND last_day >= ? AND first_day <= ?")
                .param(schoolId)
                .param(from)
                .param(from.plusYears(LONGEST_YEARS))
                .query((row, number) ->
                        new SchoolDates(
                                row.getLong(1),
                                row.getString(2),
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalDate.class)))
                .list();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean isIn(List<SchoolDates> dates, LocalDate day) {
        return dates.stream()
                .anyMatch(each -> !day.isBefore(each.first()) && !day.isAfter(each.last()));
    }
}
