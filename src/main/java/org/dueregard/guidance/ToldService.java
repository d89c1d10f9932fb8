package org.dueregard.guidance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Cited;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.Words;
import org.dueregard.content.GuidanceEntry;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What we have been told, and what is so: for all staff once it has a source and a day on which it is
/// looked at again.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class ToldService {

    private static final int LONGEST_CLAIM = 500;
    private static final int LONGEST_FACT = 2_000;
    private static final int LONGEST_WORDS = 300;
    private static final int LONGEST_URL = 500;
    private static final int LONGEST_YEARS = 2;

    private final GuidanceEditions editions;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Words words;
    private final Clock clock;

    ToldService(
            GuidanceEditions editions,
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            JdbcClient jdbc,
            Words words,
            Clock clock) {
        this.editions = editions;
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    /// What all staff see; for those who write it, drafts too. What is to be reviewed comes first for
    /// them, then the newest.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public PageOf<ToldEntry> list(int page) {
        boolean mayEdit = access.may(Action.TOLD_EDIT);
        LocalDate today = Days.today(clock);
        String where = mayEdit ? "" : " WHERE published_at IS NOT NULL";
        long total =
                jdbc.sql("SELECT COUNT(*) FROM guidance_told" + where).query(Long.class).single();
        PageOf.Slice slice = PageOf.slice(total, page);
        Map<String, GuidanceEntry> entries = editions.all();
        List<ToldEntry> rows =
                jdbc.sql(
                                "SELECT * FROM guidance_told"
                                        + where
                                        + (mayEdit
                                                ? " ORDER BY published_at IS NOT NULL AND"
                                                        + " review_on < :today DESC,"
                                                : " ORDER BY :today IS NULL,")
                                        + " published_at DESC, id DESC LIMIT :size OFFSET :from")
                        .param("today", today)
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query((row, number) -> entry(row, entries, today))
                        .list();
        return PageOf.of(rows, total, slice);
    }

    private ToldEntry entry(ResultSet row, Map<String, GuidanceEntry> entries, LocalDate today)
            throws SQLException {
        LocalDate review = row.getObject("review_on", LocalDate.class);
        boolean published = row.getObject("published_at") != null;
        String entry = row.getString("source_entry");
        String named = row.getString("source_words");
        String url = row.getString("source_url");
        return new ToldEntry(
                row.getLong("id"),
                row.getString("claim"),
                row.getString("fact"),
                source(entry, named, url, entries, today),
                review,
                published && review != null && review.isBefore(today),
                published,
                row.getObject("changed_on", LocalDate.class),
                new ToldChange(
                        row.getString("claim"),
                        row.getString("fact"),
                        orEmpty(entry),
                        orEmpty(named),
                        orEmpty(url),
                        review,
                        published));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private @Nullable Cited source(
            @Nullable String entry,
            @Nullable String named,
            @Nullable String url,
            Map<String, GuidanceEntry> entries,
            LocalDate today) {
        GuidanceEntry known = entry == null ? null : entries.get(entry);
        if (known != null) {
            return new CitedSources.Register(entries, today, words)
                    .cited(
                            known.id(),
                            words.get("guidance.named", known.title(), known.edition()),
                            known.url());
        }
        return named == null ? null : new Cited(named, url, null, null);
    }

    /// How many are past the day on which they should have been looked at.
    @Requires(Action.TOLD_EDIT)
    @Transactional(readOnly = true)
    public long countToReview() {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM guidance_told"
                                + " WHERE published_at IS NOT NULL AND review_on < ?")
                .param(Days.today(clock))
                .query(Long.class)
                .single();
    }

    /// Writes a new one.
    ///
    /// @throws org.dueregard.common.InvalidInputException when something is missing, a source or a
    ///     review date among it where it is to be published
    @Requires(Action.TOLD_EDIT)
    @Transactional
    public long add(ToldChange change) {
        ToldChange sound = checked(change);
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        fill(
                "INSERT INTO guidance_told (id, claim, fact, source_entry, source_words,"
                        + " source_url, review_on, published_at, changed_by, changed_at,"
                        + " changed_on) VALUES (:id, :claim, :fact, :entry, :words, :url,"
                        + " :review, IF(:publish, :at, NULL), :by, :at, :on)",
                id,
                sound);
        return id;
    }

    /// Writes one anew, publishes it, or takes it back among the drafts.
    ///
    /// @throws org.dueregard.common.InvalidInputException as for a new one
    @Requires(Action.TOLD_EDIT)
    @Transactional
    public void change(long id, ToldChange change) {
        ToldChange sound = checked(change);
        int changed =
                fill(
                        "UPDATE guidance_told SET claim = :claim, fact = :fact, source_entry = :entry,"
                                + " source_words = :words, source_url = :url, review_on = :review,"
                                + " published_at = IF(:publish, COALESCE(published_at, :at), NULL),"
                                + " changed_by = :by, changed_at = :at, changed_on = :on"
                                + " WHERE id = :id",
                        id,
                        sound);
        if (changed == 0) {
            throw new EntryMissingException("told " + id);
        }
    }

    private int fill(String sql, long id, ToldChange sound) {
        boolean fromRegister = !sound.sourceEntry().isEmpty();
        int changed =
                jdbc.sql(sql)
                        .param("id", id)
                        .param("claim", sound.claim())
                        .param("fact", sound.fact())
                        .param("entry", orNull(sound.sourceEntry()))
                        .param("words", fromRegister ? null : orNull(sound.sourceWords()))
                        .param("url", fromRegister ? null : orNull(sound.sourceUrl()))
                        .param("review", sound.reviewOn())
                        .param("publish", sound.publish())
                        .param("by", currentCaller.get().accountId())
                        .param("at", Days.stored(clock.instant()))
                        .param("on", Days.today(clock))
                        .update();
        audit.record(
                AuditEvent.of(
                        AuditAction.TOLD_CHANGED,
                        null,
                        "told",
                        id,
                        Map.of("published", sound.publish())));
        return changed;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private ToldChange checked(ToldChange change) {
        Checks checks = new Checks();
        String claim = checks.required("claim", change.claim(), LONGEST_CLAIM);
        String fact = checks.required("fact", change.fact(), LONGEST_FACT);
        String entry = Checks.tidy(change.sourceEntry());
        String named = orEmpty(checks.optional("source", change.sourceWords(), LONGEST_WORDS));
        String url = orEmpty(checks.optional("url", change.sourceUrl(), LONGEST_URL));
        checks.require(
                entry.isEmpty() || editions.all().containsKey(entry),
                "entry",
                "notices.invalid.entry");
        checks.require(
                url.isEmpty() || url.matches(GuidanceEntry.URL), "url", "guidance.invalid.url");
        LocalDate review = change.reviewOn();
        LocalDate today = Days.today(clock);
        if (change.publish()) {
            checks.require(
                    !entry.isEmpty() || (!named.isEmpty() && !url.isEmpty()),
                    "entry",
                    "told.invalid.source");
            checks.require(review != null, "review", "told.invalid.review");
            checks.require(
                    review == null
                            || (review.isAfter(today)
                                    && !review.isAfter(today.plusYears(LONGEST_YEARS))),
                    "review",
                    "told.invalid.review-day");
        }
        checks.done();
        return new ToldChange(claim, fact, entry, named, url, review, change.publish());
    }
}
