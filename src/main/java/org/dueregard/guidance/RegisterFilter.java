package org.dueregard.guidance;

/// What of the register is wanted, and in which order.
///
/// @param search found in title, publisher, edition or note
public record RegisterFilter(String search, Show show, Sort sort) {

    /// Which entries.
    public enum Show {
        ALL,
        IN_FORCE,
        OUT
    }

    /// In which order.
    public enum Sort {
        TITLE,
        PUBLISHER,
        FROM
    }

    /// Everything, by title.
    public static final RegisterFilter ALL = new RegisterFilter("", Show.ALL, Sort.TITLE);
}
