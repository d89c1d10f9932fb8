package org.dueregard.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.dueregard.common.Days;

/// A clock that stands still until a test moves it.
public final class TestClock extends Clock {

    /// A Monday in term, 9.30 in the morning in London.
    public static final LocalDate TODAY = LocalDate.of(2026, 9, 14);

    private volatile Instant now = at(TODAY);

    private static Instant at(LocalDate day) {
        return day.atTime(LocalTime.of(9, 30)).atZone(Days.LONDON).toInstant();
    }

    /// Back to the beginning.
    public void reset() {
        now = at(TODAY);
    }

    public void moveTo(LocalDate day) {
        now = at(day);
    }

    public void moveBy(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public ZoneId getZone() {
        return Days.LONDON;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
