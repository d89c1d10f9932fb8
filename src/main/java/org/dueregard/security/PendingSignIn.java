package org.dueregard.security;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/// Somebody whose first factor was right and who owes the second. Deliberately no [CallerHolder].
record PendingSignIn(PortalUser user) implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return user.getUsername();
    }
}
