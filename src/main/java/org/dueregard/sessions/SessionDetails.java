package org.dueregard.sessions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.people.RoleGroup;
import org.dueregard.people.SchoolName;
import org.jspecify.annotations.Nullable;

/// A session.
///
/// @param version raised with each change that people are told of
/// @param begins London time of day, as are all
/// @param faceToFace whether what is completed there counts as face to face
/// @param groups whose members are invited
/// @param joinCode while it can be joined
public record SessionDetails(
        long id,
        int version,
        SchoolName school,
        String moduleId,
        String title,
        LocalDate heldOn,
        LocalTime begins,
        LocalTime ends,
        String place,
        int places,
        boolean faceToFace,
        Set<RoleGroup> groups,
        SessionState state,
        @Nullable String joinCode) {

    public SessionDetails {
        groups = Set.copyOf(groups);
    }

    /// The moment it begins; a time that the clocks leave out is an hour later.
    public Instant beginsAt() {
        return heldOn.atTime(begins).atZone(Days.LONDON).toInstant();
    }

    /// The moment it ends.
    public Instant endsAt() {
        return heldOn.atTime(ends).atZone(Days.LONDON).toInstant();
    }

    /// Whether it is still to come, or on today.
    boolean isAhead(LocalDate today) {
        return state.isAhead() && !heldOn.isBefore(today);
    }
}
