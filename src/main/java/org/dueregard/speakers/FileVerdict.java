package org.dueregard.speakers;

import org.jspecify.annotations.Nullable;

/// What came of walking a file's chain.
///
/// @param fault absent where every entry is as it was written
/// @param at the first entry that is not
/// @param entries how many there are
/// @param head the code of the last entry, empty where the chain is broken
public record FileVerdict(@Nullable Fault fault, long at, int entries, String head) {

    /// What can be wrong.
    public enum Fault {
        ALTERED,
        MISSING,
        CUT_OFF
    }

    static FileVerdict sound(int entries, String head) {
        return new FileVerdict(null, 0, entries, head);
    }

    static FileVerdict broken(long at, Fault fault, int entries) {
        return new FileVerdict(fault, at, entries, "");
    }

    public boolean isSound() {
        return fault == null;
    }
}
