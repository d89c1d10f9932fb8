package org.dueregard.certificates;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.training.CompletionKind;
import org.jspecify.annotations.Nullable;

/// A certificate with everything it says.
///
/// @param code as it is printed, in groups of four
/// @param holder absent once the person was forgotten
/// @param moduleVersion empty for training done elsewhere
/// @param objectives sentences
/// @param validUntil the last day on which it counts, London date
public record Certificate(
        String code,
        State state,
        @Nullable String holder,
        String schoolName,
        String moduleTitle,
        String moduleVersion,
        List<String> objectives,
        CompletionKind how,
        LocalDate completedOn,
        LocalDate validUntil,
        LocalDate issuedOn) {

    /// Whether it still stands for something.
    public enum State {
        VALID,
        /// Its last day is over.
        EXPIRED,
        /// The same person has a newer one for the same module.
        SUPERSEDED,
        /// The completion was withdrawn.
        WITHDRAWN,
        /// The holder's record was removed, so that nobody can confirm it.
        FORGOTTEN
    }
}
