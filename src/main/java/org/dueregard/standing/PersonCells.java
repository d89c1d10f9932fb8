package org.dueregard.standing;

import java.util.Set;
import java.util.SortedMap;
import org.dueregard.people.RoleGroup;

/// One person at one school, and every module owed there.
///
/// @param cells by module; a person in several role groups has one cell with the worst of them
public record PersonCells(
        long schoolId,
        long staffMemberId,
        String name,
        String jobTitle,
        SortedMap<String, Cell> cells) {

    /// Where the person stands with one module.
    ///
    /// @param groups because of which it is owed
    public record Cell(Set<RoleGroup> groups, Verdict verdict) {}
}
