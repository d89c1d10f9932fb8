package org.dueregard.security;

/// What is asked for needs the person to prove again who they are.
public final class FreshSignInNeededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FreshSignInNeededException() {
        super("Proved too long ago");
    }
}
