package org.dueregard.standing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Where one person stands with one requirement. Whoever is not covered has exactly one of the other
/// reasons, the first that fits in this order; whoever is exempt is not in scope.
public enum Standing {
    ABSENT(0),
    IN_GRACE(1),
    NOT_YET_DUE(2),
    FACE_TO_FACE(3),
    EXPIRED(4),
    STARTED(5),
    NEVER(6),
    COVERED(7),
    EXEMPT(8);

    /// Of several requirements on the same thing, one past its grace and due date speaks before one
    /// that still has time; whoever is absent is absent from all.
    public static final Comparator<Standing> WORST_FIRST =
            Comparator.comparingInt(
                    List.of(
                                    ABSENT,
                                    EXPIRED,
                                    STARTED,
                                    NEVER,
                                    FACE_TO_FACE,
                                    IN_GRACE,
                                    NOT_YET_DUE,
                                    COVERED,
                                    EXEMPT)
                            ::indexOf);

    private static final Standing[] BY_RANK = values();

    private final int rank;

    Standing(int rank) {
        this.rank = rank;
    }

    /// The number that stands for it in the database.
    public int rank() {
        return rank;
    }

    /// Whether the person is covered.
    public boolean isCovered() {
        return this == COVERED;
    }

    /// Whether somebody has to act: neither covered nor excused by absence, grace or a date to come.
    public boolean isExposed() {
        return this == EXPIRED || this == STARTED || this == NEVER;
    }

    /// How the state is called in addresses and translations.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The standing with that number.
    public static Standing ofRank(int rank) {
        return BY_RANK[rank];
    }
}
