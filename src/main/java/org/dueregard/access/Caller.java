package org.dueregard.access;

import java.io.Serializable;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The signed-in person on whose behalf the program is working.
///
/// @param accountId the account signed in to
/// @param staffMemberId the staff record, absent for somebody who works for no school here
/// @param schoolId the school where this person works, absent for a trust lead
/// @param schoolName that school's name, for showing
/// @param name given and family name, for showing
/// @param grants roles and where they hold, at least [PortalRole#STAFF]
/// @param isAtKiosk signed in with a PIN at a shared tablet: own training and nothing else
public record Caller(
        long accountId,
        @Nullable Long staffMemberId,
        @Nullable Long schoolId,
        @Nullable String schoolName,
        String name,
        Set<Grant> grants,
        boolean isAtKiosk)
        implements Serializable {

    public Caller {
        grants = Set.copyOf(grants);
    }

    /// The roles, wherever they hold.
    public Set<PortalRole> roles() {
        return grants.stream().map(Grant::role).collect(Collectors.toUnmodifiableSet());
    }

    public boolean has(PortalRole role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /// Whether the role holds at the person's own school.
    public boolean hasAtHome(PortalRole role) {
        Long home = schoolId;
        return grants.stream()
                .anyMatch(grant ->
                        grant.role() == role
                                && (grant.scopeId() == Grant.HOME
                                        || grant.scopeId() == Grant.EVERYWHERE
                                        || (home != null && grant.scopeId() == home)));
    }
}
