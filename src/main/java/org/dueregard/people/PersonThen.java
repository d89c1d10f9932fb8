package org.dueregard.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a person was known on a past day.
///
/// @param schoolName absent where the caller may not see that school
/// @param groups role groups held on that day
/// @param away whether on long-term absence that day
public record PersonThen(
        String name,
        @Nullable String email,
        String jobTitle,
        @Nullable String schoolName,
        LocalDate startedOn,
        @Nullable LocalDate leftOn,
        List<RoleGroup> groups,
        boolean away) {}
