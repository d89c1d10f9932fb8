package org.dueregard.people;

/// There is no staff record with that id.
public final class StaffMemberMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaffMemberMissingException(long id) {
        super("No staff member " + id);
    }
}
