package org.dueregard.requirements;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// What is asked at one school, or by one trust, on a day.
///
/// @param scopes every trust and school that the caller may choose
public record RequirementOverview(
        RequirementScope scope,
        List<RequirementScope> scopes,
        LocalDate today,
        List<OfModule> modules) {

    /// One module, its role groups in their order.
    public record OfModule(String moduleId, String title, List<Line> lines) {}

    /// One role group.
    ///
    /// @param terms in force, absent where it is not asked today
    /// @param since since when they have been these, absent where it is not asked today
    /// @param setBy names of who set them, the trust before the school; empty for the portal's default
    /// @param source where they come from, may be empty
    /// @param announced what changes later, in the order of time
    public record Line(
            RoleGroup group,
            @Nullable RuleTerms terms,
            @Nullable LocalDate since,
            List<String> setBy,
            String source,
            List<Announced> announced) {}

    /// What holds from a day to come on.
    ///
    /// @param terms absent where it is not asked any more
    public record Announced(LocalDate from, @Nullable RuleTerms terms) {}
}
