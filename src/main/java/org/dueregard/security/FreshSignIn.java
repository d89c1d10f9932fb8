package org.dueregard.security;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Guards what matters most: changing an address or a factor, reading vetting notes.
@Component
public class FreshSignIn {

    private final SignInSession session;

    FreshSignIn(SignInSession session) {
        this.session = session;
    }

    /// Whether the caller proved who they are within the last ten minutes.
    public boolean isFresh() {
        return session.isFresh(SecurityContextHolder.getContext().getAuthentication());
    }

    /// @throws FreshSignInNeededException when it was longer ago
    public void require() {
        if (!isFresh()) {
            throw new FreshSignInNeededException();
        }
    }
}
