package org.dueregard.pdf;

/// A document that cannot be made into an accessible PDF; the message never holds more than a little of
/// it.
public final class PdfException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PdfException(String message) {
        super(message);
    }

    PdfException(String message, Throwable cause) {
        super(message, cause);
    }
}
