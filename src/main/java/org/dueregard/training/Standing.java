package org.dueregard.training;

/// Where one person stands with one requirement. Whoever is not covered has exactly one of the other
/// reasons, the first that fits in this order.
public enum Standing {
    ABSENT(0),
    IN_GRACE(1),
    NOT_YET_DUE(2),
    FACE_TO_FACE(3),
    EXPIRED(4),
    STARTED(5),
    NEVER(6),
    COVERED(7);

    private final int rank;

    Standing(int rank) {
        this.rank = rank;
    }

    /// The number that stands for it in queries; the lower of two fits first.
    int rank() {
        return rank;
    }

    /// Whether the person is covered.
    public boolean isCovered() {
        return this == COVERED;
    }

    /// How the state is called in addresses and translations.
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Standing ofRank(int rank) {
        for (Standing standing : values()) {
            if (standing.rank == rank) {
                return standing;
            }
        }
        throw new IllegalArgumentException("No standing has the rank " + rank);
    }
}
