package org.dueregard.training;

/// The attempt was submitted already; its answers stand.
public final class AttemptClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AttemptClosedException(long attemptId) {
        super("Attempt " + attemptId + " was submitted already");
    }
}
