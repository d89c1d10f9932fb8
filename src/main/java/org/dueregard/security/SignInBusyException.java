package org.dueregard.security;

import org.springframework.security.core.AuthenticationException;

/// So many people are signing in that this one should try again.
final class SignInBusyException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    SignInBusyException() {
        super("Too many people are signing in at once");
    }
}
