package org.dueregard.speakers;

import java.util.Locale;

/// Where the visit of one speaker on one day stands.
public enum VisitState {
    APPROVED,
    AGREEMENT_SIGNED,
    CONFIRMED,
    ARRIVED,
    FINISHED,
    STOPPED,
    REVIEWED,
    CLOSED,
    /// It was called off, or the speaker did not come.
    CANCELLED;

    /// The speaker has not come yet, and may.
    public boolean isAhead() {
        return this == APPROVED || this == AGREEMENT_SIGNED || this == CONFIRMED;
    }

    /// The speaker has gone, and the host has not said how it went.
    public boolean awaitsReview() {
        return this == FINISHED || this == STOPPED;
    }

    public boolean isOver() {
        return this == CLOSED || this == CANCELLED;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
