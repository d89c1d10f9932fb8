package org.dueregard.standing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A day on which something is judged. It remembers the nearest later day about which it was asked:
/// until then no answer can change, so the same verdict holds.
final class AsAt {

    private final LocalDate day;
    private final LocalDate known;
    private LocalDate next = LocalDate.MAX;

    private AsAt(LocalDate day, LocalDate known) {
        this.day = day;
        this.known = known;
    }

    /// With what was recorded by the end of that day.
    static AsAt the(LocalDate day) {
        return new AsAt(day, day);
    }

    /// With what is recorded by the end of a later day.
    static AsAt the(LocalDate day, LocalDate known) {
        return new AsAt(day, known);
    }

    /// Whether it is that day or later.
    boolean reached(LocalDate other) {
        return hold(other, day);
    }

    /// Whether something recorded on that day was known.
    boolean knows(LocalDate recordedOn) {
        return hold(recordedOn, known);
    }

    private boolean hold(LocalDate other, LocalDate mine) {
        if (mine.isBefore(other)) {
            if (other.isBefore(next)) {
                next = other;
            }
            return false;
        }
        return true;
    }

    /// Whether the day lies within, both ends included.
    boolean within(LocalDate from, @Nullable LocalDate to) {
        return reached(from) && !(to != null && reached(to.plusDays(1)));
    }

    /// Whether the last day of a period of grace is not over.
    boolean notAfter(LocalDate last) {
        return !reached(last.plusDays(1));
    }

    /// The first later day on which the answers may differ.
    LocalDate next() {
        return next;
    }
}
