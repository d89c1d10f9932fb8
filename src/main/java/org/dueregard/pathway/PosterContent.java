package org.dueregard.pathway;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.security.Secrets;
import org.jspecify.annotations.Nullable;

/// What a poster of a school shows.
///
/// @param holders the lead and the deputy, as far as they are named
/// @param steps what staff do, in a few words each
/// @param address what the code on it opens, absent where there is no code
/// @param numbersUntil the last day for which every number on it is verified, absent without numbers
record PosterContent(
        String schoolName,
        List<Holder> holders,
        List<String> steps,
        @Nullable String address,
        @Nullable LocalDate numbersUntil) {

    private static final int MONTHS = 12;

    /// Somebody who is named on it.
    ///
    /// @param phone absent unless it is verified
    record Holder(ContactRole role, String name, @Nullable String place, @Nullable String phone) {}

    boolean hasNoLead() {
        return holders.stream().noneMatch(holder -> holder.role() == ContactRole.DSL);
    }

    /// The last day on which a copy printed today may hang.
    LocalDate removeAfter(LocalDate printed) {
        LocalDate last = printed.plusMonths(MONTHS);
        return numbersUntil != null && numbersUntil.isBefore(last) ? numbersUntil : last;
    }

    /// Two posters that show the same have the same.
    String fingerprint() {
        List<String> parts = new ArrayList<>();
        parts.add(schoolName);
        parts.add(String.valueOf(address));
        for (Holder holder : holders) {
            parts.add(holder.role().name());
            parts.add(holder.name());
            parts.add(String.valueOf(holder.place()));
            parts.add(String.valueOf(holder.phone()));
        }
        parts.addAll(steps);
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.length()).append(':').append(part).append('\n'));
        return Secrets.hash(all.toString());
    }
}
