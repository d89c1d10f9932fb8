package org.dueregard.reminders;

import org.jspecify.annotations.Nullable;

/// Somebody who may be reminded: at work, and not forgotten.
///
/// @param email absent for people who have none
/// @param away on a long absence
/// @param manager who is told when this person does not do it; absent where nobody is set, or where
///     that person has left, is away or has no address
record Addressee(
        long id,
        String name,
        @Nullable String email,
        long schoolId,
        boolean away,
        @Nullable Contact manager,
        @Nullable String managerName) {

    /// Somebody who can be written to.
    record Contact(long id, String name, String email) {}
}
