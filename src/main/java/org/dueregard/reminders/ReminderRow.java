package org.dueregard.reminders;

import java.time.LocalDate;

/// One reminder as it is kept.
///
/// @param step the name of a [Step], or a day on which somebody sent reminders by hand
record ReminderRow(
        long staffMemberId,
        String moduleId,
        ReminderKind kind,
        LocalDate dueOn,
        String step,
        Told told) {

    private static final String BY_HAND = "NOW-";

    static ReminderRow of(Matter matter, Step step, Told told) {
        return new ReminderRow(
                matter.staffMemberId(),
                matter.moduleId(),
                step.kind(),
                matter.dueOn(),
                step.name(),
                told);
    }

    /// Sent because somebody said so, on that day.
    static ReminderRow byHand(Matter matter, LocalDate day) {
        return new ReminderRow(
                matter.staffMemberId(),
                matter.moduleId(),
                matter.kind(),
                matter.dueOn(),
                BY_HAND + day,
                Told.PERSON);
    }

    boolean isByHand() {
        return step.startsWith(BY_HAND);
    }

    /// Whether the reminder still tells of something that is to be done.
    boolean isAbout(Matter matter) {
        return matter.staffMemberId() == staffMemberId
                && matter.moduleId().equals(moduleId)
                && matter.dueOn().equals(dueOn)
                && matter.isCheck() == (kind == ReminderKind.CHECK);
    }
}
