package org.dueregard.guidance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.dueregard.common.Words;
import org.dueregard.content.GuidanceEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Everything that cites guidance, from all rooms. It checks nobody's rights.
@Component
public class CitedPlaces {

    private final ObjectProvider<Citations> rooms;
    private final GuidanceEditions editions;
    private final JdbcClient jdbc;
    private final Words words;
    private final Clock clock;

    CitedPlaces(
            ObjectProvider<Citations> rooms,
            GuidanceEditions editions,
            JdbcClient jdbc,
            Words words,
            Clock clock) {
        this.rooms = rooms;
        this.editions = editions;
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    private record Look(String place, String entryId, LocalDate outSince) {}

    private record Looked(String words, Instant at) {}

    /// How many pages cite guidance that no longer holds and wait for somebody to look at them.
    public long countPagesToCheck() {
        return pages(editions.all()).stream()
                .filter(place -> place.state() == CitedPlace.State.CHECK)
                .map(CitedPlaces::page)
                .distinct()
                .count();
    }

    private static String page(CitedPlace place) {
        String address = place.citation().address();
        return address == null ? place.citation().key() : address;
    }

    /// Every page that cites an entry of the register, once for each entry.
    List<CitedPlace> pages(Map<String, GuidanceEntry> entries) {
        return places(false, entries, null);
    }

    /// What was handed out citing an entry.
    List<CitedPlace> handedOut(Map<String, GuidanceEntry> entries, String entryId) {
        return places(true, entries, entryId);
    }

    private List<CitedPlace> places(
            boolean handedOut, Map<String, GuidanceEntry> entries, @Nullable String only) {
        Map<Look, Looked> looks = looks();
        List<CitedPlace> places = new ArrayList<>();
        rooms.stream()
                .filter(room -> room.areHandedOut() == handedOut)
                .flatMap(room -> room.citations().stream())
                .filter(citation -> only == null || citation.entryId().equals(only))
                .forEach(citation -> {
                    GuidanceEntry entry = entries.get(citation.entryId());
                    if (entry != null) {
                        places.add(place(citation, entry, looks));
                    }
                });
        return places;
    }

    private CitedPlace place(Citation citation, GuidanceEntry entry, Map<Look, Looked> looks) {
        String title = words.get("guidance.named", entry.title(), entry.edition());
        LocalDate since = entry.outSince();
        LocalDate reviewed = citation.reviewed();
        if (since == null
                || !entry.isOut(Days.today(clock))
                || (reviewed != null && !reviewed.isBefore(since))) {
            return new CitedPlace(citation, title, CitedPlace.State.FINE, null, null);
        }
        Looked looked = looks.get(new Look(citation.key(), entry.id(), since));
        return looked == null
                ? new CitedPlace(citation, title, CitedPlace.State.CHECK, null, null)
                : new CitedPlace(
                        citation, title, CitedPlace.State.CHECKED, looked.words(), looked.at());
    }

    private Map<Look, Looked> looks() {
        Map<Look, Looked> looks = new HashMap<>();
        jdbc.sql(
                        "SELECT place, entry_id, out_since, words, checked_at FROM guidance_checks"
                                + " ORDER BY id")
                .query(row -> {
                    looks.put(
                            new Look(
                                    row.getString("place"),
                                    row.getString("entry_id"),
                                    row.getObject("out_since", LocalDate.class)),
                            new Looked(
                                    row.getString("words"),
                                    Objects.requireNonNull(Sql.instant(row, "checked_at"))));
                });
        return looks;
    }
}
