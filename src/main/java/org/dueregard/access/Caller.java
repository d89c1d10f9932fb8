package org.dueregard.access;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The signed-in person on whose behalf the program is working.
///
/// @param accountId the account signed in to
/// @param staffMemberId the staff record, absent for somebody who works for no school here
/// @param schoolId the school whose data this person works with, absent for a trust lead
/// @param schoolName that school's name, for showing
/// @param name given and family name, for showing
/// @param roles at least [PortalRole#STAFF]
public record Caller(
        long accountId,
        @Nullable Long staffMemberId,
        @Nullable Long schoolId,
        @Nullable String schoolName,
        String name,
        Set<PortalRole> roles)
        implements Serializable {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(PortalRole role) {
        return roles.contains(role);
    }
}
