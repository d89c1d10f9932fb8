package org.dueregard.reminders;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.dueregard.standing.OwedTraining.Owed;
import org.dueregard.standing.Standing;
import org.dueregard.training.OpenChecks.OpenCheck;
import org.jspecify.annotations.Nullable;

/// Something one person can be reminded of today.
///
/// @param dueOn the last day for it
/// @param standing absent for a delayed check
/// @param reached the steps reached, in order; none yet for a check that has long to run
record Matter(
        long staffMemberId,
        String moduleId,
        ReminderKind kind,
        LocalDate dueOn,
        @Nullable Standing standing,
        List<Step> reached) {

    /// Nothing where there is nothing to say yet.
    static Optional<Matter> of(Owed owed, LocalDate day) {
        LocalDate dueOn = owed.dueOn();
        if (dueOn == null || owed.standing() == Standing.ABSENT) {
            return Optional.empty();
        }
        boolean covered = owed.standing().isCovered() && !owed.reopened();
        long left = ChronoUnit.DAYS.between(day, dueOn);
        List<Step> reached = Step.reached(left, covered);
        if (reached.isEmpty()) {
            return Optional.empty();
        }
        ReminderKind kind =
                left < 0
                        ? ReminderKind.OVERDUE
                        : left == 0
                                ? ReminderKind.DUE
                                : covered ? ReminderKind.EXPIRING : ReminderKind.DUE_SOON;
        return Optional.of(
                new Matter(
                        owed.staffMemberId(),
                        owed.moduleId(),
                        kind,
                        dueOn,
                        owed.standing(),
                        reached));
    }

    /// @param closing whether it closes within three school days
    static Matter of(OpenCheck check, boolean closing) {
        return new Matter(
                check.staffMemberId(),
                check.moduleId(),
                ReminderKind.CHECK,
                check.closesOn(),
                null,
                closing ? List.of(Step.CLOSING) : List.of());
    }

    boolean isCheck() {
        return kind == ReminderKind.CHECK;
    }

    boolean hasReached(Step step) {
        return reached.contains(step);
    }
}
