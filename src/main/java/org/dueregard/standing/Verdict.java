package org.dueregard.standing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where one person stands with one requirement on a day, and why.
///
/// @param completedOn the day of the newest completion that could count, if there is one
/// @param coveredUntil the first day on which it no longer counts
/// @param dueOn the last day to do it in time
/// @param reopened whether a newer version or edition is asked for than the one that was done
public record Verdict(
        Standing standing,
        @Nullable LocalDate completedOn,
        @Nullable LocalDate coveredUntil,
        @Nullable LocalDate dueOn,
        Memory memory,
        boolean reopened) {

    /// The one verdict on somebody who owes the same thing in several role groups: covered only when
    /// every requirement is met.
    static Verdict worst(Verdict one, Verdict other) {
        int order = Standing.WORST_FIRST.compare(one.standing, other.standing);
        if (order == 0) {
            order = later(one.dueOn).compareTo(later(other.dueOn));
        }
        Verdict worst = order <= 0 ? one : other;
        return new Verdict(
                worst.standing,
                worst.completedOn,
                earlier(one.coveredUntil, other.coveredUntil),
                worst.dueOn,
                worst.memory,
                one.reopened || other.reopened);
    }

    private static LocalDate later(@Nullable LocalDate day) {
        return day == null ? LocalDate.MAX : day;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
