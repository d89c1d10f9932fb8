package org.dueregard.parents;

/// There is no such document at that school.
public class DocumentMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DocumentMissingException() {
        super("No such document");
    }
}
