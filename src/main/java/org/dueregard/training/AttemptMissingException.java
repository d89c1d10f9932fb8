package org.dueregard.training;

/// There is no such attempt of the caller's.
public final class AttemptMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AttemptMissingException(long attemptId) {
        super("No attempt " + attemptId + " of the caller");
    }
}
