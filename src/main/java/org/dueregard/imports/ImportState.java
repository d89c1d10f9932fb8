package org.dueregard.imports;

/// Where an import stands.
public enum ImportState {
    /// Read and staged; it is not yet known which column is which.
    STAGED,
    /// Being compared with what is there.
    COMPARING,
    /// Compared; the difference can be looked at and applied.
    READY,
    /// Being applied; until that is done nothing is in force.
    APPLYING,
    APPLIED,
    UNDONE,
    /// Something stopped it; nothing was applied.
    FAILED
}
