package org.dueregard.standing;

import java.time.LocalDate;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// Which people of a school to list, and how.
///
/// @param asAt the day
/// @param moduleId only this module, or all
/// @param roleGroup only this group, or all
/// @param show which of them
/// @param search part of a name or job title, or blank
/// @param page from 1
public record StandingFilter(
        LocalDate asAt,
        @Nullable String moduleId,
        @Nullable RoleGroup roleGroup,
        Show show,
        String search,
        Sort sort,
        boolean descending,
        int page) {

    /// Which people.
    public sealed interface Show {

        /// Whoever is in scope and not covered.
        Show NOT_COVERED = new NotCovered();

        /// Whoever has to act.
        Show EXPOSED = new Exposed();

        /// Covered, and known to have forgotten.
        Show FORGOTTEN = new Forgotten();

        record NotCovered() implements Show {}

        record Exposed() implements Show {}

        record Forgotten() implements Show {}

        /// Everybody in scope, covered or not.
        record InScope() implements Show {}

        /// Whoever began within the last half year, never completed it, and has no time left.
        record Starters() implements Show {}

        /// One state.
        record Only(Standing standing) implements Show {}

        /// Covered, and the last valid day is at most so many days off.
        record Expiring(int days) implements Show {}
    }

    /// What the list can be sorted by.
    public enum Sort {
        NAME,
        REASON,
        DUE,
        GROUP,
        MODULE
    }
}
