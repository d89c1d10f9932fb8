package org.dueregard.guidance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.GuidanceEntry;
import org.dueregard.content.GuidanceRegister;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The entries that hold here: those of the file, and over them what people changed.
@Component
class GuidanceEditions {

    private static final String COLUMNS =
            "SELECT e.entry_id, e.title, e.publisher, e.edition, e.nation, e.in_force_from,"
                    + " e.in_force_to, e.replaced_by, e.url, e.note";

    private final ContentLibrary library;
    private final JdbcClient jdbc;
    private final Clock clock;

    GuidanceEditions(ContentLibrary library, JdbcClient jdbc, Clock clock) {
        this.library = library;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A kept version of an entry.
    ///
    /// @param by the name of whoever wrote it, absent where there is none any more
    record Version(GuidanceEntry entry, @Nullable String by, Instant at) {}

    /// Every entry by its id.
    Map<String, GuidanceEntry> all() {
        Map<String, GuidanceEntry> all = new LinkedHashMap<>();
        shipped().forEach(entry -> all.put(entry.id(), entry));
        jdbc.sql(COLUMNS + " FROM guidance_editions e ORDER BY e.id")
                .query(row -> {
                    GuidanceEntry entry = entry(row);
                    all.put(entry.id(), entry);
                });
        return all;
    }

    private List<GuidanceEntry> shipped() {
        GuidanceRegister register = library.catalogue().register();
        return register == null ? List.of() : register.entries();
    }

    /// The entry as the file has it, absent for one that was added here.
    @Nullable GuidanceEntry shipped(String id) {
        return shipped().stream().filter(entry -> entry.id().equals(id)).findFirst().orElse(null);
    }

    /// What people wrote of an entry, newest first.
    List<Version> versions(String id) {
        return jdbc.sql(
                        COLUMNS
                                + ", a.name, e.changed_at FROM guidance_editions e"
                                + " LEFT JOIN accounts a ON a.id = e.changed_by"
                                + " WHERE e.entry_id = ? ORDER BY e.id DESC")
                .param(id)
                .query((row, number) ->
                        new Version(
                                entry(row),
                                row.getString("name"),
                                Objects.requireNonNull(Sql.instant(row, "changed_at"))))
                .list();
    }

    private static GuidanceEntry entry(ResultSet row) throws SQLException {
        return new GuidanceEntry(
                row.getString("entry_id"),
                row.getString("title"),
                row.getString("publisher"),
                row.getString("edition"),
                row.getString("nation"),
                row.getObject("in_force_from", LocalDate.class),
                row.getObject("in_force_to", LocalDate.class),
                row.getString("replaced_by"),
                row.getString("url"),
                row.getString("note"));
    }

    /// Keeps an entry as somebody wrote it.
    void keep(GuidanceEntry entry, long accountId) {
        jdbc.sql(
                        "INSERT INTO guidance_editions (id, entry_id, title, publisher, edition,"
                                + " nation, in_force_from, in_force_to, replaced_by, url, note,"
                                + " changed_by, changed_at) VALUES (NEXT VALUE FOR ids, :entry,"
                                + " :title, :publisher, :edition, :nation, :from, :to, :by, :url,"
                                + " :note, :account, :at)")
                .param("entry", entry.id())
                .param("title", entry.title())
                .param("publisher", entry.publisher())
                .param("edition", entry.edition())
                .param("nation", entry.nation())
                .param("from", entry.inForceFrom())
                .param("to", entry.inForceTo())
                .param("by", entry.replacedBy())
                .param("url", entry.url())
                .param("note", entry.note())
                .param("account", accountId)
                .param("at", Days.stored(clock.instant()))
                .update();
    }

    /// The last in the line of what replaces an entry, absent where nothing does.
    static @Nullable GuidanceEntry successor(GuidanceEntry entry, Map<String, GuidanceEntry> all) {
        Set<String> seen = new HashSet<>(Set.of(entry.id()));
        GuidanceEntry last = null;
        GuidanceEntry at = next(entry, all);
        while (at != null && seen.add(at.id())) {
            last = at;
            at = next(at, all);
        }
        return last;
    }

    private static @Nullable GuidanceEntry next(
            GuidanceEntry entry, Map<String, GuidanceEntry> all) {
        return entry.replacedBy() == null ? null : all.get(entry.replacedBy());
    }

    /// All that an entry replaces, the latest first.
    static List<GuidanceEntry> predecessors(String id, Map<String, GuidanceEntry> all) {
        List<GuidanceEntry> found =
                new ArrayList<>(
                        all.values().stream().filter(e -> id.equals(e.replacedBy())).toList());
        found.sort(java.util.Comparator.comparing(GuidanceEntry::inForceFrom).reversed());
        return found;
    }
}
