package org.dueregard.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What was recorded about a person at some moment.
///
/// @param by who recorded it, blank where nobody did
/// @param cause why, as a word of the translations file
/// @param changes what became of each thing that changed, old and new
public record PersonVersion(
        long id, Instant recordedAt, String by, String cause, Map<String, List<String>> changes) {}
