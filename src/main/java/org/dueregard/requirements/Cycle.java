package org.dueregard.requirements;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// How often something is owed.
public sealed interface Cycle {

    /// A renewal in the last sixty days does not lose what is left.
    int RENEWAL_WINDOW_DAYS = 60;

    /// The first day on which a first completion no longer counts.
    LocalDate until(LocalDate completed);

    /// The same for a completion that follows one which counts until `before`.
    LocalDate renewed(LocalDate before, LocalDate completed);

    /// How it is stored; [#parse] reads it back.
    String text();

    /// So long after each completion. A renewal within sixty days before expiry runs on from the old
    /// expiry, any other from its own day, so that nobody loses days by being early or gains them by
    /// being late.
    record Every(Period period) implements Cycle {

        @Override
        public LocalDate until(LocalDate completed) {
            return completed.plus(period);
        }

        @Override
        public LocalDate renewed(LocalDate before, LocalDate completed) {
            // For a cycle so short that sixty days are most of it, half of it is the window.
            long window =
                    Math.min(
                            RENEWAL_WINDOW_DAYS,
                            ChronoUnit.DAYS.between(completed, completed.plus(period)) / 2);
            boolean early =
                    completed.isBefore(before) && !completed.isBefore(before.minusDays(window));
            return early ? before.plus(period) : completed.plus(period);
        }

        @Override
        public String text() {
            return period.toString();
        }
    }

    /// By a day of each academic year, which begins on 1 September. What was completed in one year
    /// counts until that day of the next; in the sixty days before that it counts for the year after
    /// as well.
    record ByDay(MonthDay day) implements Cycle {

        @Override
        public LocalDate until(LocalDate completed) {
            int year =
                    completed.getMonth().compareTo(Month.SEPTEMBER) >= 0
                            ? completed.getYear()
                            : completed.getYear() - 1;
            LocalDate expires = after(year + 1);
            return completed.isBefore(expires.minusDays(RENEWAL_WINDOW_DAYS))
                    ? expires
                    : after(year + 2);
        }

        /// The day after the deadline in the academic year that begins in that September.
        private LocalDate after(int beginning) {
            int year = day.getMonth().compareTo(Month.SEPTEMBER) >= 0 ? beginning : beginning + 1;
            return day.atYear(year).plusDays(1);
        }

        @Override
        public LocalDate renewed(LocalDate before, LocalDate completed) {
            return until(completed);
        }

        @Override
        public String text() {
            return "BY" + day;
        }
    }

    /// Once for each edition: it ends when the next one is asked for, not by a date.
    record EachEdition() implements Cycle {

        private static final int YEARS = 50;

        @Override
        public LocalDate until(LocalDate completed) {
            return completed.plusYears(YEARS);
        }

        @Override
        public LocalDate renewed(LocalDate before, LocalDate completed) {
            return until(completed);
        }

        @Override
        public String text() {
            return "EDITION";
        }
    }

    /// Two at once, where neither asks more on every day: whichever ends first. A school's own cycle
    /// joins its trust's in this way; it is worked out and never stored.
    record Both(Cycle one, Cycle other) implements Cycle {

        @Override
        public LocalDate until(LocalDate completed) {
            return earlier(one.until(completed), other.until(completed));
        }

        @Override
        public LocalDate renewed(LocalDate before, LocalDate completed) {
            return earlier(one.renewed(before, completed), other.renewed(before, completed));
        }

        private static LocalDate earlier(LocalDate first, LocalDate second) {
            return first.isBefore(second) ? first : second;
        }

        @Override
        public String text() {
            return one.text() + "+" + other.text();
        }
    }

    /// What asks at least as much as both.
    default Cycle and(Cycle other) {
        if (isNeverLonger(other)) {
            return this;
        }
        return other.isNeverLonger(this) ? other : new Both(this, other);
    }

    private boolean isNeverLonger(Cycle other) {
        // Whatever repeats does so within a year.
        LocalDate first = LocalDate.of(2026, Month.MARCH, 1);
        return first.datesUntil(first.plusYears(1))
                .noneMatch(day -> until(day).isAfter(other.until(day)));
    }

    /// @throws DateTimeParseException when it is none
    static Cycle parse(String text) {
        if (text.equals("EDITION") || text.equals("P50Y")) {
            return new EachEdition();
        }
        if (Pattern.matches("BY--\\d\\d-\\d\\d", text)) {
            return new ByDay(MonthDay.parse(text.substring(2)));
        }
        return new Every(Period.parse(text));
    }
}
