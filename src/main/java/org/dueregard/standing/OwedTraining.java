package org.dueregard.standing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked of people, for rooms that act on it. It checks nobody's rights.
public interface OwedTraining {

    /// Everything asked of the people of a school on a day, one row per person and module. People who
    /// are exempt are left out.
    List<Owed> atSchool(long schoolId, LocalDate day);

    /// The same for one person, over all schools.
    List<Owed> ofPerson(long staffMemberId, LocalDate day);

    /// One person and one module.
    ///
    /// @param dueOn last day to do it in time, or the last valid day of somebody who is covered
    /// @param coveredUntil first day that is not covered
    /// @param reopened whether a newer version is asked for than the one that was done
    record Owed(
            long staffMemberId,
            String moduleId,
            Standing standing,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate coveredUntil,
            boolean reopened) {}
}
