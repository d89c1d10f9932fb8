package org.dueregard.sessions;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// There is no such session, or none that the caller may see.
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class SessionMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SessionMissingException(long id) {
        super("No session " + id + " for the caller");
    }
}
