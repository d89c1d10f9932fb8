package org.dueregard.lessons;

import java.util.Set;

/// Where a resource is in its life, and where it may go from there.
public enum LessonState {
    /// Seen by authors alone.
    DRAFT,
    /// Seen by the schools that try it, on the days of the trial.
    TRIAL,
    /// Seen by everybody.
    APPROVED,
    /// Seen by authors alone; what was taught of it stays on record.
    WITHDRAWN;

    /// The states that may follow.
    public Set<LessonState> next() {
        return switch (this) {
            case DRAFT -> Set.of(TRIAL, WITHDRAWN);
            case TRIAL -> Set.of(APPROVED, DRAFT, WITHDRAWN);
            case APPROVED -> Set.of(TRIAL, WITHDRAWN);
            case WITHDRAWN -> Set.of(DRAFT);
        };
    }
}
