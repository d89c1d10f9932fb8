package org.dueregard.guidance;

/// There is no such entry, notice or place; or none that the caller may see.
public final class EntryMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EntryMissingException(String id) {
        super("There is nothing called " + id);
    }
}
