package org.dueregard.guidance;

import java.time.Instant;
import java.util.Set;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// A notice as one person reads it.
///
/// @param words plain text, lines and all
/// @param entryId the entry of the register that it is about, if it is about one
/// @param edition which edition of it that was when the notice was sent
/// @param readAt when the caller said to have read it, absent while that is not so
/// @param isFor whether the caller is one of those who are to read it
public record StaffNotice(
        long id,
        String schoolName,
        String title,
        String words,
        @Nullable String entryId,
        @Nullable String edition,
        Set<RoleGroup> audience,
        Instant sentAt,
        @Nullable Instant readAt,
        boolean isFor) {

    public StaffNotice {
        audience = Set.copyOf(audience);
    }

    /// A line of the list of one's own notices.
    public record Line(long id, String title, Instant sentAt, @Nullable Instant readAt) {}
}
