package org.dueregard.people;

/// Somebody else changed the person after it was shown.
public final class PersonChangedMeanwhileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PersonChangedMeanwhileException(long id) {
        super("Staff member " + id + " was changed meanwhile");
    }
}
