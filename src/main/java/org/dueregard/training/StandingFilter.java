package org.dueregard.training;

import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// Which people to list, and how.
///
/// @param roleGroup only this group, or all
/// @param standing only this state; when absent, everybody who is not covered
/// @param search part of a name or job title, or blank
/// @param page from 1
public record StandingFilter(
        String moduleId,
        @Nullable RoleGroup roleGroup,
        @Nullable Standing standing,
        String search,
        Sort sort,
        boolean descending,
        int page) {

    /// What the list can be sorted by.
    public enum Sort {
        NAME("family_name, given_name"),
        REASON("standing_rank"),
        DUE("due_on"),
        GROUP("role_groups");

        private final String column;

        Sort(String column) {
            this.column = column;
        }

        String orderBy(boolean descending) {
            String direction = descending ? " DESC" : " ASC";
            String first = column.replace(",", direction + ",") + direction;
            return first + ", family_name ASC, given_name ASC, staff_member_id ASC";
        }
    }
}
