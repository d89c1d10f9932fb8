package org.dueregard.lessons;

/// There is no such resource, or none that the caller may see: the two look alike.
public class LessonMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LessonMissingException(String id) {
        super("No lesson " + id);
    }
}
