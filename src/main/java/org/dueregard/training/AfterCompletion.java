package org.dueregard.training;

import java.time.Instant;
import java.time.LocalDate;
import org.dueregard.people.StaffMemberDetails;

/// Something that follows from a completion, in the same transaction. Rooms above implement it.
public interface AfterCompletion {

    /// A new entry of the ledger.
    ///
    /// @param effectiveOn the day the training was done, London date
    /// @param expiresOn the first day on which it no longer counts
    record Recorded(
            long completionId,
            long staffMemberId,
            String moduleId,
            String moduleVersion,
            String moduleTitle,
            CompletionKind how,
            LocalDate effectiveOn,
            LocalDate expiresOn,
            Instant recordedAt) {}

    void completed(Recorded completion, StaffMemberDetails person);
}
