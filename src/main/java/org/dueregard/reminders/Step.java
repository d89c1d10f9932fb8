package org.dueregard.reminders;

import java.util.Arrays;
import java.util.List;

/// A moment at which somebody is reminded, by the days left until the due day, in order. The names are
/// stored, and never renamed.
enum Step {
    SOON_14(ReminderKind.DUE_SOON, 14),
    SOON_3(ReminderKind.DUE_SOON, 3),
    EXPIRING_60(ReminderKind.EXPIRING, 60),
    EXPIRING_30(ReminderKind.EXPIRING, 30),
    EXPIRING_7(ReminderKind.EXPIRING, 7),
    TODAY(ReminderKind.DUE, 0),
    OVERDUE_3(ReminderKind.OVERDUE, -3),
    OVERDUE_7(ReminderKind.OVERDUE, -7),
    OVERDUE_14(ReminderKind.OVERDUE, -14),
    CLOSING(ReminderKind.CHECK, 0);

    /// From this step on the line manager is told as well.
    static final Step MANAGER = OVERDUE_7;

    /// From this step on the safeguarding leads are.
    static final Step LEADS = OVERDUE_14;

    private static final List<Step> ORDER =
            Arrays.stream(values()).filter(step -> step != CLOSING).toList();

    private final ReminderKind kind;
    private final int daysLeft;

    Step(ReminderKind kind, int daysLeft) {
        this.kind = kind;
        this.daysLeft = daysLeft;
    }

    ReminderKind kind() {
        return kind;
    }

    /// The steps of training that are reached, in order.
    ///
    /// @param covered whether the due day is the last on which a completion counts
    static List<Step> reached(long daysLeft, boolean covered) {
        ReminderKind other = covered ? ReminderKind.DUE_SOON : ReminderKind.EXPIRING;
        return ORDER.stream()
                .filter(step -> step.kind != other && daysLeft <= step.daysLeft)
                .toList();
    }
}
