package org.dueregard.common;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a room keeps about people. Each room that keeps anything implements it, so that somebody can be
/// given everything about them, and forgotten everywhere.
public interface PersonalRecords {

    /// A person, for finding their traces.
    ///
    /// @param names every name the record ever had, given and family name
    /// @param emails every address it ever had, in lower case, and the empty one
    record Person(
            long staffMemberId,
            String givenName,
            String familyName,
            @Nullable String email,
            List<String> names,
            List<String> emails) {}

    /// What these records are called in an export.
    String title();

    /// Everything here about the person, without details of others.
    List<Map<String, Object>> of(Person person);

    /// Removes or blanks everything here that tells who the person was; figures stay what they were.
    /// Part of the caller's transaction. May be called again for somebody already forgotten.
    void forget(Person person);
}
