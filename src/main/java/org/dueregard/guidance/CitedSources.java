package org.dueregard.guidance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dueregard.common.Cited;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.content.GuidanceEntry;
import org.dueregard.content.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says of sources whether they still hold, for every room that shows some.
@Component
public class CitedSources {

    private final GuidanceEditions editions;
    private final Words words;
    private final Clock clock;

    CitedSources(GuidanceEditions editions, Words words, Clock clock) {
        this.editions = editions;
        this.words = words;
        this.clock = clock;
    }

    /// Sources as they are to be shown today, in their order.
    public List<Cited> of(List<Source> sources) {
        if (sources.stream().allMatch(source -> source.id() == null)) {
            return sources.stream()
                    .map(source -> new Cited(source.title(), source.url(), null, null))
                    .toList();
        }
        Register register = register();
        return sources.stream().map(register::cited).toList();
    }

    /// The register of this moment, for asking about many sources one by one.
    public Register register() {
        return new Register(editions.all(), Days.today(clock), words);
    }

    /// The register of a moment.
    public static final class Register {

        private final Map<String, GuidanceEntry> entries;
        private final LocalDate today;
        private final Words words;

        Register(Map<String, GuidanceEntry> entries, LocalDate today, Words words) {
            this.entries = entries;
            this.today = today;
            this.words = words;
        }

        public Cited cited(Source source) {
            return cited(source.id(), source.title(), source.url());
        }

        /// @param id of the source, which is an entry's where the register knows it
        public Cited cited(@Nullable String id, String title, @Nullable String url) {
            GuidanceEntry entry = id == null ? null : entries.get(id);
            if (entry == null || !entry.isOut(today)) {
                return new Cited(title, url, null, null);
            }
            GuidanceEntry next = GuidanceEditions.successor(entry, entries);
            return new Cited(
                    title,
                    url,
                    entry.outSince(),
                    next == null
                            ? null
                            : new Cited.Replacement(
                                    words.get("guidance.named", next.title(), next.edition()),
                                    GuidanceRoutes.entry(next.id()),
                                    next.url()));
        }
    }
}
