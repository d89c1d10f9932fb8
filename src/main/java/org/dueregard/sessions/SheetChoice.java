package org.dueregard.sessions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who of a session gets a sheet of paper, and which sheets there are.
///
/// @param people everybody with a place or who came and has not passed there
/// @param sheets printed so far, by name
public record SheetChoice(SessionDetails session, List<Somebody> people, List<Printed> sheets) {

    /// @param suggested has no address, and so hardly a device
    public record Somebody(long id, String name, boolean suggested) {}

    /// @param percent when it was keyed in
    public record Printed(long attemptId, String name, @Nullable Integer percent, boolean passed) {}
}
