package org.dueregard.guidance;

import java.util.List;

/// What cites guidance in a room above. Each room that does implements it.
public interface Citations {

    /// All of them, one for each place and each entry that it cites.
    List<Citation> citations();

    /// Whether they are papers that were handed out, which are counted rather than mended: they stand
    /// on an entry's own page, and are no pages that wait for somebody.
    default boolean areHandedOut() {
        return false;
    }
}
