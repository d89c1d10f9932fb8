package org.dueregard.coverage;

import org.dueregard.common.Percentage;
import org.jspecify.annotations.Nullable;

/// Numbers so small that they point at people.
public final class Small {

    /// The fewest people who may be shown as a group.
    public static final int ENOUGH = 5;

    private Small() {}

    /// Whether there is somebody, but fewer than five.
    static boolean isFew(int number) {
        return number > 0 && number < ENOUGH;
    }

    /// A count such as "expiring within 30 days": one to four are hidden, none is shown.
    ///
    /// Only for counts that nothing else on a screen adds up to.
    public static Shown count(int number) {
        return isFew(number) ? Shown.HIDDEN : new Shown.Count(number);
    }

    /// A share such as "starters trained on time": hidden where there are fewer than five to speak
    /// of, and none too, since the absence of starters is no news.
    ///
    /// @return nothing where it is hidden
    public static @Nullable Percentage figure(int part, int whole) {
        return whole < ENOUGH ? null : new Percentage(part, whole);
    }
}
