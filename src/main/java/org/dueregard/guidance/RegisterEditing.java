package org.dueregard.guidance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.content.GuidanceEntry;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The register for those who keep it: new editions, other dates, what replaces what, and places that
/// were looked at and are still right. Every version stays.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class RegisterEditing {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_PUBLISHER = 200;
    private static final int LONGEST_EDITION = 100;
    private static final int LONGEST_URL = 500;
    private static final int LONGEST_WORDS = 1_000;
    private static final int LONGEST_ID = 70;

    private final GuidanceEditions editions;
    private final CitedPlaces places;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    RegisterEditing(
            GuidanceEditions editions,
            CitedPlaces places,
            CurrentCaller currentCaller,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.editions = editions;
        this.places = places;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Pages that cite what no longer holds, and that nobody has looked at since.
    @Requires(Action.GUIDANCE_EDIT)
    @Transactional(readOnly = true)
    public List<CitedPlace> toCheck() {
        return places.pages(editions.all()).stream()
                .filter(place -> place.state() == CitedPlace.State.CHECK)
                .toList();
    }

    /// Adds an edition, and returns its id.
    ///
    /// @throws InvalidInputException when something is missing or cannot be
    @Requires(Action.GUIDANCE_EDIT)
    @Transactional
    public String add(EntryChange change) {
        Map<String, GuidanceEntry> all = editions.all();
        GuidanceEntry entry = checked(newId(change.title(), change.edition(), all), change, all);
        keep(entry, "added");
        return entry.id();
    }

    /// Writes a new version of an entry.
    ///
    /// @throws InvalidInputException when something is missing or cannot be
    @Requires(Action.GUIDANCE_EDIT)
    @Transactional
    public void change(String id, EntryChange change) {
        Map<String, GuidanceEntry> all = editions.all();
        existing(id, all);
        keep(checked(id, change, all), "changed");
    }

    /// Adds an edition that holds from its first day in place of another one, which ends the day
    /// before; returns the id of the new one.
    ///
    /// @throws InvalidInputException when something is missing or cannot be
    @Requires(Action.GUIDANCE_EDIT)
    @Transactional
    public String supersede(String id, EntryChange change) {
        Map<String, GuidanceEntry> all = editions.all();
        GuidanceEntry old = existing(id, all);
        Checks checks = new Checks();
        LocalDate from = change.from();
        checks.require(old.replacedBy() == null, "", "guidance.invalid.replaced");
        checks.require(
                from == null || from.isAfter(old.inForceFrom()),
                "from",
                "guidance.invalid.too-early",
                Days.inWords(old.inForceFrom()));
        checks.done();
        GuidanceEntry next = checked(newId(change.title(), change.edition(), all), change, all);
        keep(next, "added");
        LocalDate last = next.inForceFrom().minusDays(1);
        LocalDate ended = old.inForceTo();
        keep(
                new GuidanceEntry(
                        old.id(),
                        old.title(),
                        old.publisher(),
                        old.edition(),
                        old.nation(),
                        old.inForceFrom(),
                        ended != null && ended.isBefore(last) ? ended : last,
                        next.id(),
                        old.url(),
                        old.note()),
                "superseded");
        return next.id();
    }

    /// Says of a place that it is still right, though what it cites no longer holds.
    ///
    /// @throws EntryMissingException when nothing there waits for it
    @Requires(Action.GUIDANCE_EDIT)
    @Transactional
    public void markChecked(String entryId, String place, String words) {
        Checks checks = new Checks();
        String said = checks.required("words", words, LONGEST_WORDS);
        checks.done();
        Map<String, GuidanceEntry> all = editions.all();
        GuidanceEntry entry = existing(entryId, all);
        if (places.pages(all).stream()
                .filter(one -> one.state() == CitedPlace.State.CHECK)
                .filter(one -> one.citation().entryId().equals(entryId))
                .noneMatch(one -> one.citation().key().equals(place))) {
            throw new EntryMissingException(place);
        }
        jdbc.sql(
                        "INSERT INTO guidance_checks (id, place, entry_id, out_since, words,"
                                + " checked_by, checked_at) VALUES (NEXT VALUE FOR ids, :place,"
                                + " :entry, :since, :words, :by, :at)")
                .param("place", place)
                .param("entry", entryId)
                .param("since", entry.outSince())
                .param("words", said)
                .param("by", currentCaller.get().accountId())
                .param("at", Days.stored(clock.instant()))
                .update();
        audit.record(
                AuditEvent.of(
                        AuditAction.GUIDANCE_CHECKED,
                        null,
                        "guidance",
                        null,
                        Map.of("entry", entryId, "place", place)));
    }

    private static GuidanceEntry existing(String id, Map<String, GuidanceEntry> all) {
        GuidanceEntry entry = all.get(id);
        if (entry == null) {
            throw new EntryMissingException(id);
        }
        return entry;
    }

    private void keep(GuidanceEntry entry, String what) {
        editions.keep(entry, currentCaller.get().accountId());
        audit.record(
                AuditEvent.of(
                        AuditAction.GUIDANCE_CHANGED,
                        null,
                        "guidance",
                        null,
                        Map.of("entry", entry.id(), "what", what)));
    }

    private static GuidanceEntry checked(
            String id, EntryChange change, Map<String, GuidanceEntry> all) {
        Checks checks = new Checks();
        String title = checks.required("title", change.title(), LONGEST_TITLE);
        String publisher = checks.required("publisher", change.publisher(), LONGEST_PUBLISHER);
        String edition = checks.required("edition", change.edition(), LONGEST_EDITION);
        String nation = Checks.tidy(change.nation());
        checks.require(nation.matches(GuidanceEntry.NATION), "nation", "invalid.required");
        LocalDate from = change.from();
        checks.require(from != null, "from", "invalid.required");
        LocalDate to = change.to();
        checks.require(
                from == null || to == null || !to.isBefore(from), "to", "guidance.invalid.dates");
        String url = checks.optional("url", change.url(), LONGEST_URL);
        checks.require(
                url == null || url.matches(GuidanceEntry.URL), "url", "guidance.invalid.url");
        String by = checks.optional("by", change.replacedBy(), LONGEST_TITLE);
        checks.require(by == null || isSound(id, by, all), "by", "guidance.invalid.replacement");
        String note = checks.optional("note", change.note(), LONGEST_WORDS);
        checks.done();
        return new GuidanceEntry(
                id,
                title,
                publisher,
                edition,
                nation,
                java.util.Objects.requireNonNull(from),
                to,
                by,
                url,
                note);
    }

    /// Whether what replaces an entry is there, and does not lead back to it.
    private static boolean isSound(String id, String by, Map<String, GuidanceEntry> all) {
        GuidanceEntry next = all.get(by);
        int steps = 0;
        while (next != null && !next.id().equals(id) && steps++ <= all.size()) {
            String after = next.replacedBy();
            if (after == null) {
                return true;
            }
            next = all.get(after);
        }
        return false;
    }

    private static String newId(
            @Nullable String title, @Nullable String edition, Map<String, GuidanceEntry> all) {
        String text = (Checks.tidy(title) + " " + Checks.tidy(edition)).toLowerCase(Locale.ROOT);
        String plain =
                java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        String begin =
                plain.isEmpty()
                        ? "edition"
                        : plain.substring(Math.max(0, plain.length() - LONGEST_ID));
        String base = begin.replaceAll("^-+", "");
        String id = base;
        for (int i = 2; all.containsKey(id) || GuidanceRoutes.TAKEN.contains(id); i++) {
            id = base + "-" + i;
        }
        return id;
    }
}
