package org.dueregard.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which people to list.
///
/// @param search part of a name, a job or an e-mail address, or blank
/// @param schoolId only this school
/// @param group only this role group
/// @param who by whether they work here on the day
/// @param on the list as it was known at the end of this day, London; today when absent
/// @param page from 1
public record PeopleFilter(
        String search,
        @Nullable Long schoolId,
        @Nullable RoleGroup group,
        Who who,
        @Nullable LocalDate on,
        int page) {

    /// Whether somebody works here.
    public enum Who {
        WORKING,
        STARTING,
        LEFT,
        ALL
    }
}
