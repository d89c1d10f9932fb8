package org.dueregard.content;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An edition of a document that schools go by: one line of the guidance register.
///
/// @param id how sources name it, never changed
/// @param edition in words, such as `2025`
/// @param nation where it holds: `E`, `W`, `S`, `NI` joined by a plus sign, or `UK`
/// @param inForceFrom the first day
/// @param inForceTo the last day, absent while it holds
/// @param replacedBy the id of the edition after it
/// @param url an https address
/// @param note what has to be known of these facts, such as how far they can be trusted
public record GuidanceEntry(
        String id,
        String title,
        String publisher,
        String edition,
        String nation,
        LocalDate inForceFrom,
        @Nullable LocalDate inForceTo,
        @Nullable String replacedBy,
        @Nullable String url,
        @Nullable String note) {

    /// What an id looks like.
    public static final String ID = "[a-z0-9][a-z0-9-]{0,79}";

    /// What an address looks like.
    public static final String URL = "https://[^\\s<>\"]+";

    /// What a nation looks like.
    public static final String NATION = "UK|(E|W|S|NI)(\\+(E|W|S|NI)){0,3}";

    /// The first day on which it no longer holds, absent while none is known.
    public @Nullable LocalDate outSince() {
        return inForceTo == null ? null : inForceTo.plusDays(1);
    }

    /// Whether it held once and does not any more.
    public boolean isOut(LocalDate day) {
        return inForceTo != null && day.isAfter(inForceTo);
    }

    /// Whether it is still to come.
    public boolean isAhead(LocalDate day) {
        return day.isBefore(inForceFrom);
    }
}
