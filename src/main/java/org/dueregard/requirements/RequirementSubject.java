package org.dueregard.requirements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// Everything about one module and role group at one school, or of one trust.
///
/// @param line what holds today, and what is announced
/// @param own whether the scope itself says something about it today
/// @param ofTrust what a school's trust asks today, absent where it asks nothing
/// @param cancellable days of announced changes that this scope may take back
/// @param history every row of portal, trusts and school, the newest first
/// @param seen what a change has to be based on
public record RequirementSubject(
        RequirementScope scope,
        String moduleId,
        String title,
        RoleGroup group,
        RequirementOverview.Line line,
        boolean own,
        @Nullable RuleTerms ofTrust,
        List<LocalDate> cancellable,
        List<Entry> history,
        String seen) {

    /// A row as somebody set it.
    ///
    /// @param setBy the name of trust or school, empty for the portal's default
    /// @param terms absent where it says that it is not asked
    /// @param recordedAt absent for what was there from the beginning
    public record Entry(
            String setBy,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable RuleTerms terms,
            String source,
            @Nullable Instant recordedAt) {}
}
