package org.dueregard.common;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Dates and times as people here read them: "3 September 2026", "2.30pm".
public final class Days {

    /// Where the school day happens.
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h.mma", Locale.UK);

    private Days() {}

    /// Today's date in London.
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), LONDON);
    }

    /// As in "3 September 2026".
    public static String inWords(LocalDate date) {
        return DATE.format(date);
    }

    /// As in "September 2026".
    public static String inWords(YearMonth month) {
        return MONTH.format(month);
    }

    /// As in "3 September 2026, 2.30pm", London time.
    public static String inWords(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, LONDON);
        return DATE.format(local) + ", " + TIME.format(local).toLowerCase(Locale.UK);
    }

    /// As in "2.30pm", London time.
    public static String timeInWords(Instant instant) {
        return TIME.format(LocalDateTime.ofInstant(instant, LONDON)).toLowerCase(Locale.UK);
    }

    /// As in "2.30pm".
    public static String timeInWords(LocalTime time) {
        return TIME.format(time).toLowerCase(Locale.UK);
    }

    /// How instants are stored: UTC without a zone, in `datetime(6)` columns.
    public static LocalDateTime stored(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /// The inverse of [#stored].
    public static Instant restored(LocalDateTime stored) {
        return stored.toInstant(ZoneOffset.UTC);
    }
}
