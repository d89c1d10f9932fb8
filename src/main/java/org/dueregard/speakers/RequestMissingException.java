package org.dueregard.speakers;

/// There is no such request, or it is not for the caller to see: the two are told alike.
public final class RequestMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RequestMissingException() {
        super("No such request");
    }
}
