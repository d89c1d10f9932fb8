package org.dueregard.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the list of people.
///
/// @param groups role groups on the day, at schools the caller may see
public record PersonRow(
        long id,
        String givenName,
        String familyName,
        String jobTitle,
        @Nullable String email,
        String schoolName,
        List<RoleGroup> groups,
        LocalDate startedOn,
        @Nullable LocalDate leftOn) {

    public String name() {
        return givenName + " " + familyName;
    }
}
