package org.dueregard.authoring;

/// There is nothing of that name in the content.
public final class ContentMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ContentMissingException(String id) {
        super("No content " + id);
    }
}
