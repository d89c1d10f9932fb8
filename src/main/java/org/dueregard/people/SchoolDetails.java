package org.dueregard.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A school and where it stands in the tree.
///
/// @param reference the number the country's register gives it
/// @param trust the trust it belongs to today
/// @param trusts every trust it ever belonged to, the latest first
/// @param staff how many people are in one of its role groups today
public record SchoolDetails(
        long id,
        String name,
        @Nullable String reference,
        Nation nation,
        @Nullable OrganisationName trust,
        @Nullable OrganisationName localAuthority,
        List<TrustMembership> trusts,
        long staff) {

    /// A time with a trust; both dates are days of it, London.
    public record TrustMembership(
            long id, OrganisationName trust, LocalDate from, @Nullable LocalDate to) {}
}
