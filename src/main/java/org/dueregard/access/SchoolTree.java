package org.dueregard.access;

import java.util.Set;

/// Which schools stand under a trust or a local authority today; the people room knows.
public interface SchoolTree {

    /// @param scopeId the number of a school, a trust or a local authority, or [Grant#EVERYWHERE]
    /// @return the schools' numbers, none for an unknown scope
    Set<Long> schoolsUnder(long scopeId);
}
