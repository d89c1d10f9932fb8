package org.dueregard.speakers;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Where a request stands. What happens on the day belongs to each visit, see [VisitState].
public enum RequestState {
    SUBMITTED,
    VETTING,
    MORE_INFORMATION,
    ADVICE_REQUESTED,
    RECOMMENDED,
    APPROVED,
    APPROVED_WITH_CONDITIONS,
    DECLINED,
    APPEALED,
    UPHELD,
    WITHDRAWN,
    LAPSED,
    CLOSED;

    /// Nobody has decided yet.
    public static final Set<RequestState> UNDECIDED =
            Set.copyOf(
                    EnumSet.of(
                            SUBMITTED, VETTING, MORE_INFORMATION, ADVICE_REQUESTED, RECOMMENDED));

    public boolean isUndecided() {
        return UNDECIDED.contains(this);
    }

    public boolean isApproved() {
        return this == APPROVED || this == APPROVED_WITH_CONDITIONS;
    }

    /// Nothing more is to be done.
    public boolean isOver() {
        return this == UPHELD || this == WITHDRAWN || this == LAPSED || this == CLOSED;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
