package org.dueregard.training;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dueregard.standing.Standing;
import org.jspecify.annotations.Nullable;

/// Everything on record about one person's training.
///
/// @param asked what the person owes today
/// @param extraTimePercent more time in quizzes that have a limit
public record TrainingRecord(
        long staffMemberId,
        String name,
        String jobTitle,
        long schoolId,
        String schoolName,
        List<Asked> asked,
        List<Entry> entries,
        List<Check> checks,
        List<SureAndWrong> sureAndWrong,
        int extraTimePercent) {

    /// A module that is asked of the person.
    ///
    /// @param dueOn the last day to do it, or the last that is covered
    public record Asked(
            String moduleId, String title, Standing standing, @Nullable LocalDate dueOn) {}

    /// An entry of the ledger.
    ///
    /// @param moduleVersion empty for training done elsewhere
    /// @param withdrawn why it does not stand, absent where it does
    public record Entry(
            long completionId,
            String title,
            String moduleVersion,
            CompletionKind how,
            boolean faceToFace,
            LocalDate effectiveOn,
            LocalDate validUntil,
            Instant recordedAt,
            @Nullable String withdrawn) {}

    /// A delayed check.
    ///
    /// @param round from 1
    /// @param passed absent while it can be answered, and where it never was
    public record Check(
            String moduleId,
            String title,
            int round,
            LocalDate offeredOn,
            LocalDate closesOn,
            @Nullable Boolean passed,
            boolean open,
            boolean canBeOfferedAgain) {}

    /// A subject on which somebody was certain and not right.
    public record SureAndWrong(String moduleId, String objective, long times) {}
}
