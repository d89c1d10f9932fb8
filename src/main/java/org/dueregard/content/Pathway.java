package org.dueregard.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// A school's way of passing a concern on, step by step.
///
/// @param localAuthority the name of the authority whose schools it is for, absent for all others
/// @param formerly names that older papers use
public record Pathway(
        String title,
        @Nullable String localAuthority,
        SafeHtml introduction,
        List<Step> steps,
        List<Formerly> formerly,
        List<Source> sources,
        LocalDate reviewed) {

    public Pathway {
        steps = List.copyOf(steps);
        formerly = List.copyOf(formerly);
        sources = List.copyOf(sources);
    }

    /// How an authority's name is compared; of all others, nothing.
    public static String key(@Nullable String localAuthority) {
        return localAuthority == null
                ? ""
                : localAuthority.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /// One step.
    ///
    /// @param title what to do, in a few words
    /// @param owner the one who answers for it
    /// @param branch whom the concern is about
    public record Step(String title, SafeHtml html, Owner owner, Branch branch) {}

    /// A name of today and the one before it.
    public record Formerly(String old, String now) {}

    /// Who answers for a step.
    public enum Owner {
        STAFF,
        DSL,
        DEPUTY,
        HEAD,
        LOCAL_AUTHORITY,
        POLICE
    }

    /// Whom a concern is about.
    public enum Branch {
        ANYBODY,
        UNDER_18,
        ADULT
    }
}
