package org.dueregard.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything kept about one member of staff, as the caller may see it.
///
/// @param version to be handed back with a change, so that two people do not overwrite each other
/// @param memberships role groups at schools the caller may see
/// @param elsewhere how many further role groups there are at other schools
/// @param mayEdit whether the caller looks after the person's own school
public record PersonDetails(
        long id,
        int version,
        SchoolName school,
        String givenName,
        String familyName,
        @Nullable String email,
        String jobTitle,
        LocalDate startedOn,
        @Nullable LocalDate leftOn,
        @Nullable PersonName lineManager,
        List<Membership> memberships,
        int elsewhere,
        List<Absence> absences,
        boolean mayEdit) {

    public String name() {
        return givenName + " " + familyName;
    }

    /// Both dates are days in the group, London.
    public record Membership(
            long id, SchoolName school, RoleGroup group, LocalDate from, @Nullable LocalDate to) {}

    /// A long-term absence; both dates are days of it, London.
    public record Absence(long id, LocalDate from, @Nullable LocalDate to) {}
}
