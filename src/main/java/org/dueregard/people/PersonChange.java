package org.dueregard.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is entered about a person.
///
/// @param lineManager an e-mail address or a full name
public record PersonChange(
        String givenName,
        String familyName,
        @Nullable String email,
        String jobTitle,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate leftOn,
        String lineManager) {}
