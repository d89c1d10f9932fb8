package org.dueregard.requirements;

import java.time.LocalDate;
import org.dueregard.people.RoleGroup;

/// What somebody wants to change, from a day on.
///
/// @param scopeId the trust or the school that says so
public record RequirementChange(
        long scopeId, String moduleId, RoleGroup group, LocalDate from, Wish wish) {

    /// What is wanted.
    public sealed interface Wish {}

    /// It is asked, with these terms.
    ///
    /// @param source why, or where it says so; may be empty
    public record Ask(RuleTerms terms, String source) implements Wish {}

    /// It is not asked any more.
    public record Drop() implements Wish {}

    /// This scope says nothing any more: what the trust or the portal says holds.
    public record Follow() implements Wish {}

    /// What was announced for that day does not happen.
    public record CancelAnnounced() implements Wish {}
}
