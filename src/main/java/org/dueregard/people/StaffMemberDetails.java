package org.dueregard.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One member of staff, as at today.
///
/// @param email absent for people who have none at work
/// @param startedOn first day, London date
/// @param leftOn last day, absent while employed
public record StaffMemberDetails(
        long id,
        String name,
        @Nullable String email,
        String jobTitle,
        long schoolId,
        String schoolName,
        LocalDate startedOn,
        @Nullable LocalDate leftOn) {}
