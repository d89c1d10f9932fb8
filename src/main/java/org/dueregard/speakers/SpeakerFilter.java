package org.dueregard.speakers;

/// Which requests a list shows.
///
/// @param search part of a name, an organisation, a title or a reference
/// @param page from 1
public record SpeakerFilter(Show show, String search, Sort sort, int page) {

    /// Which of them.
    public enum Show {
        OPEN,
        COMING,
        OWN,
        ALL
    }

    /// In which order.
    public enum Sort {
        DUE,
        DAY,
        AGE
    }
}
