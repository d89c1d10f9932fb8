package org.dueregard.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is entered about a person.
///
/// @param lineManager an e-mail address, a full name, or `#` and the number of the present one
public record PersonChange(
        String givenName,
        String familyName,
        @Nullable String email,
        String jobTitle,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate leftOn,
        String lineManager) {}
