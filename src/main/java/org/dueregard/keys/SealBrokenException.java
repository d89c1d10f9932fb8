package org.dueregard.keys;

/// A sealed text was altered, moved to another place, or sealed under another key.
public final class SealBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SealBrokenException() {
        super("A seal does not open");
    }
}
