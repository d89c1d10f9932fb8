package org.dueregard.speakers;

/// A file cannot be read: one of its entries is not as it was written. Walking its chain says which.
public final class FileBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FileBrokenException(RuntimeException cause) {
        super("An entry of a visitor's file cannot be read", cause);
    }
}
