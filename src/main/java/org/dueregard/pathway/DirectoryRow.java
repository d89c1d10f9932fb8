package org.dueregard.pathway;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A school and who leads safeguarding there.
///
/// @param since the day the lead's name was entered, absent where it was before anybody counted
/// @param verifiedOn when somebody last made sure of the lead
public record DirectoryRow(
        long schoolId,
        String school,
        @Nullable String localAuthority,
        @Nullable String trust,
        @Nullable String lead,
        @Nullable String deputy,
        @Nullable LocalDate since,
        @Nullable LocalDate verifiedOn,
        State state) {

    /// Whether something is to be done about it.
    public enum State {
        NO_LEAD,
        UNVERIFIED,
        TRUE
    }
}
