package org.dueregard.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as files write them: 2026-09-03, 03/09/2026, 3.9.26, 3 Sep 2026, 20260903, and the day number
/// that spreadsheets leave behind.
final class FileDates {

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})(?: .*)?");
    private static final Pattern IN_WORDS =
            Pattern.compile("(\\d{1,2})[- /]([A-Za-z]{3,9})[-, /]+(\\d{4}|\\d{2})(?: .*)?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern DAY_NUMBER = Pattern.compile("(\\d{5})(?:\\.\\d+)?");
    private static final LocalDate SPREADSHEET_ZERO = LocalDate.of(1899, 12, 30);
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    private FileDates() {}

    /// @param monthFirst how to read 4/3/2026
    static Optional<LocalDate> parse(String text, boolean monthFirst) {
        String tidy = text.strip();
        try {
            return find(tidy, monthFirst).filter(FileDates::isPlausible);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlausible(LocalDate day) {
        return day.getYear() >= 1950 && day.getYear() < 2100;
    }

    private static Optional<LocalDate> find(String text, boolean monthFirst) {
        Matcher matcher = YEAR_FIRST.matcher(text);
        if (matcher.matches()) {
            return day(matcher.group(1), matcher.group(2), matcher.group(3));
        }
        matcher = YEAR_LAST.matcher(text);
        if (matcher.matches()) {
            return monthFirst
                    ? day(matcher.group(3), matcher.group(1), matcher.group(2))
                    : day(matcher.group(3), matcher.group(2), matcher.group(1));
        }
        matcher = IN_WORDS.matcher(text);
        if (matcher.matches()) {
            int month =
                    MONTHS.indexOf(matcher.group(2).substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
            return day(matcher.group(3), Integer.toString(month), matcher.group(1));
        }
        matcher = COMPACT.matcher(text);
        if (matcher.matches()) {
            return day(matcher.group(1), matcher.group(2), matcher.group(3));
        }
        matcher = DAY_NUMBER.matcher(text);
        if (matcher.matches()) {
            return Optional.of(SPREADSHEET_ZERO.plusDays(Long.parseLong(matcher.group(1))));
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        int number = Integer.parseInt(year);
        if (year.length() == 2) {
            number += number < 70 ? 2000 : 1900;
        }
        return Optional.of(LocalDate.of(number, Integer.parseInt(month), Integer.parseInt(day)));
    }
}
