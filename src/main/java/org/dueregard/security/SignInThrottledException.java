package org.dueregard.security;

import org.springframework.security.core.AuthenticationException;

/// Too many failures lately; says nothing about whether the account exists.
final class SignInThrottledException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    SignInThrottledException() {
        super("Too many failed attempts to sign in");
    }
}
