package org.dueregard.standing;

import java.util.List;
import org.dueregard.people.RoleGroup;

/// One person and one module.
///
/// @param groups because of which it is owed
public record StandingRow(
        long staffMemberId,
        String name,
        String jobTitle,
        String moduleId,
        List<RoleGroup> groups,
        Verdict verdict) {}
