package org.dueregard.speakers;

import java.time.LocalDate;
import java.util.Set;
import org.dueregard.common.Checks;
import org.dueregard.speakers.Choices.Finding;
import org.dueregard.speakers.Choices.Strength;
import org.jspecify.annotations.Nullable;

/// What somebody looked at and what it means for this event: what was said or done, never a label about
/// what somebody believes.
///
/// @param lookedAt what was searched, read or asked
/// @param source where, such as an address or who answered the telephone
/// @param seenOn when it was seen, in London
/// @param whyItMatters to this event
/// @param otherReading how a fair reader could take it otherwise
/// @param findings what of it asks for the highest tier, mostly nothing
public record EvidenceCard(
        String lookedAt,
        String source,
        @Nullable LocalDate seenOn,
        String found,
        String whyItMatters,
        String otherReading,
        Strength strength,
        Set<Finding> findings) {

    private static final int LONG = 2_000;
    private static final int SHORT = 300;
    private static final int OLDEST_DAYS = 90;

    public static final EvidenceCard BLANK =
            new EvidenceCard("", "", null, "", "", "", Strength.FAIR);

    public EvidenceCard {
        // A card written before findings were marked has none.
        findings = findings == null ? Set.of() : Set.copyOf(findings);
    }

    /// A card that marks nothing.
    public EvidenceCard(
            String lookedAt,
            String source,
            @Nullable LocalDate seenOn,
            String found,
            String whyItMatters,
            String otherReading,
            Strength strength) {
        this(lookedAt, source, seenOn, found, whyItMatters, otherReading, strength, Set.of());
    }

    /// @throws org.dueregard.common.InvalidInputException naming what is missing
    EvidenceCard checked(LocalDate today) {
        Checks checks = new Checks();
        checks.required("looked-at", lookedAt, SHORT);
        checks.required("source", source, SHORT);
        LocalDate seen = seenOn;
        if (seen == null) {
            checks.require(false, "seen-on", "invalid.date");
        } else {
            checks.require(!seen.isAfter(today), "seen-on", "speakers.invalid.seen-future");
            checks.require(
                    !seen.isBefore(today.minusDays(OLDEST_DAYS)),
                    "seen-on",
                    "speakers.invalid.seen-old",
                    OLDEST_DAYS);
        }
        checks.required("found", found, LONG);
        checks.required("why", whyItMatters, LONG);
        checks.optional("other-reading", otherReading, LONG);
        checks.done();
        return this;
    }
}
