package org.dueregard.coverage.ui;

import java.util.Arrays;
import java.util.Locale;
import org.dueregard.standing.Standing;
import org.dueregard.standing.StandingFilter.Show;
import org.jspecify.annotations.Nullable;

/// Which people a list shows, as the address says it.
enum Listed {
    NOT_COVERED,
    IN_SCOPE,
    EXPOSED,
    NEW_STARTERS,
    EXPIRING_30,
    EXPIRING_60,
    EXPIRING_90,
    FORGOTTEN,
    COVERED,
    EXPIRED,
    STARTED,
    NEVER,
    FACE_TO_FACE,
    IN_GRACE,
    NOT_YET_DUE,
    ABSENT,
    EXEMPT;

    Show show() {
        return switch (this) {
            case NOT_COVERED -> Show.NOT_COVERED;
            case IN_SCOPE -> new Show.InScope();
            case EXPOSED -> Show.EXPOSED;
            case NEW_STARTERS -> new Show.Starters();
            case EXPIRING_30 -> new Show.Expiring(30);
            case EXPIRING_60 -> new Show.Expiring(60);
            case EXPIRING_90 -> new Show.Expiring(90);
            case FORGOTTEN -> Show.FORGOTTEN;
            case COVERED -> new Show.Only(Standing.COVERED);
            case EXPIRED -> new Show.Only(Standing.EXPIRED);
            case STARTED -> new Show.Only(Standing.STARTED);
            case NEVER -> new Show.Only(Standing.NEVER);
            case FACE_TO_FACE -> new Show.Only(Standing.FACE_TO_FACE);
            case IN_GRACE -> new Show.Only(Standing.IN_GRACE);
            case NOT_YET_DUE -> new Show.Only(Standing.NOT_YET_DUE);
            case ABSENT -> new Show.Only(Standing.ABSENT);
            case EXEMPT -> new Show.Only(Standing.EXEMPT);
        };
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable Listed find(String id) {
        return Arrays.stream(values())
                .filter(listed -> listed.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
