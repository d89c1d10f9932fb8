package org.dueregard.security;

import org.springframework.security.core.AuthenticationException;

/// The provider knows the person; no enabled account here does.
final class UnknownIdentityException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    UnknownIdentityException() {
        super("No account is connected to that identity");
    }
}
