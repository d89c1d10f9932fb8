package org.dueregard.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Compares the lines of one file with the people there are, a block of lines at a time, so that a
/// long file takes no more memory than a short one.
final class ImportComparison {

    private static final int BLOCK = 500;
    private static final long SEVERAL = -1;

    private final JdbcClient jdbc;
    private final ImportStore store;
    private final ImportSummary about;
    private final long sourceId;
    private final Set<Long> schools;
    private final LocalDate today;
    private final Map<String, Long> schoolsByName = new HashMap<>();
    private final Map<Long, String> namesOfSchools = new HashMap<>();

    /// Keys, addresses and names of this file so far, as hashes: short even for long files.
    private final Set<String> keysSeen = new HashSet<>();

    private final Set<String> emailsSeen = new HashSet<>();

    ImportComparison(
            JdbcClient jdbc,
            ImportStore store,
            ImportSummary about,
            long sourceId,
            Set<Long> schools,
            LocalDate today) {
        this.jdbc = jdbc;
        this.store = store;
        this.about = about;
        this.sourceId = sourceId;
        this.schools = schools;
        this.today = today;
    }

    private record Known(
            long id,
            int version,
            long schoolId,
            String given,
            String family,
            @Nullable String email,
            String job,
            LocalDate startedOn,
            @Nullable LocalDate leftOn,
            Set<String> groups,
            @Nullable String key) {

        String name() {
            return (given + " " + family).toLowerCase(Locale.ROOT);
        }
    }

    void run() {
        loadSchools();
        store.clearRows(about.id());
        int line = 0;
        int done = 0;
        List<ImportStore.Cells> block = store.cells(about.id(), line, BLOCK);
        while (!block.isEmpty()) {
            List<ParsedLine> lines =
                    block.stream()
                            .map(cells ->
                                    ParsedLine.of(
                                            cells.line(),
                                            cells.cells(),
                                            about.headings(),
                                            about.mapping()))
                            .toList();
            store.addRows(about.id(), compare(lines));
            done += block.size();
            line = block.getLast().line();
            store.progress(about.id(), done, about.totalRows());
            block = store.cells(about.id(), line, BLOCK);
        }
        addMissing();
    }

    private void loadSchools() {
        jdbc.sql("SELECT id, name, reference FROM schools WHERE id IN (:schools)")
                .param("schools", schools)
                .query(row -> {
                    long id = row.getLong(1);
                    namesOfSchools.put(id, row.getString(2));
                    schoolsByName.merge(
                            row.getString(2).toLowerCase(Locale.ROOT), id, (one, two) -> SEVERAL);
                    if (row.getString(3) != null) {
                        schoolsByName.put(row.getString(3).toLowerCase(Locale.ROOT), id);
                    }
                });
    }

    /// As the database tells addresses apart: without accents and capitals.
    private static String folded(String email) {
        return Normalizer.normalize(email, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private List<StagedRow> compare(List<ParsedLine> lines) {
        Map<String, Known> byKey = byKey(lines);
        Map<String, Known> byEmail = byEmail(lines);
        Map<String, List<Known>> byName = byName(lines);
        List<StagedRow> rows = new ArrayList<>();
        for (ParsedLine line : lines) {
            rows.add(compare(line, byKey, byEmail, byName));
        }
        return withNumbers(rows);
    }

    private StagedRow compare(
            ParsedLine line,
            Map<String, Known> byKey,
            Map<String, Known> byEmail,
            Map<String, List<Known>> byName) {
        if (line.reason() != null) {
            return unclear(line, line.reason(), line.detail());
        }
        String key = Objects.requireNonNull(line.key());
        if (!keysSeen.add(key)) {
            return unclear(line, "key-twice", key);
        }
        String email = line.email();
        if (email != null && !emailsSeen.add(folded(email))) {
            return unclear(line, "email-twice", email);
        }
        Long school =
                line.school().isEmpty()
                        ? Long.valueOf(about.schoolId())
                        : schoolsByName.get(line.school().toLowerCase(Locale.ROOT));
        if (school == null) {
            return unclear(line, "school-unknown", line.school());
        }
        if (school == SEVERAL) {
            return unclear(line, "school-twice", line.school());
        }
        Known known = byKey.get(key);
        Known owner = email == null ? null : byEmail.get(folded(email));
        if (known == null && owner != null) {
            if (owner.key() != null || !schools.contains(owner.schoolId())) {
                return emailOfOther(line, owner);
            }
            known = owner;
        } else if (known != null && owner != null && owner.id() != known.id()) {
            return emailOfOther(line, owner);
        }
        if (known == null) {
            return stranger(line, school, byName);
        }
        if (!schools.contains(known.schoolId())) {
            return unclear(line, "works-elsewhere", null);
        }
        return acquaintance(line, known, school);
    }

    /// Whose address it is, for whoever may know.
    private StagedRow emailOfOther(ParsedLine line, Known owner) {
        return schools.contains(owner.schoolId())
                ? unclear(line, "email-of-other", owner.given() + " " + owner.family())
                : unclear(line, "email-elsewhere", null);
    }

    /// Somebody not known by key or address: new, unless somebody of that name is there already.
    private StagedRow stranger(ParsedLine line, long school, Map<String, List<Known>> byName) {
        String name = (line.given() + " " + line.family()).toLowerCase(Locale.ROOT);
        List<Known> sameName =
                byName.getOrDefault(name, List.of()).stream()
                        .filter(known -> known.key() == null)
                        .toList();
        if (!sameName.isEmpty()) {
            return unclear(line, "same-name", null);
        }
        LocalDate left = line.leftOn();
        if (left != null && left.isBefore(today)) {
            return unclear(line, "left-already", null);
        }
        return row(line, RowOutcome.NEW, null, null, groups(line), school, Map.of());
    }

    private String groups(ParsedLine line) {
        RoleGroup group = line.group();
        return (group == null ? about.mapping().otherwise() : group).id();
    }

    private StagedRow acquaintance(ParsedLine line, Known known, long school) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        compare(changes, "givenName", known.given(), line.given());
        compare(changes, "familyName", known.family(), line.family());
        if (line.email() != null) {
            compare(changes, "email", known.email(), line.email());
        }
        if (line.job() != null) {
            compare(changes, "jobTitle", known.job(), line.job());
        }
        if (line.startedOn() != null) {
            compare(
                    changes,
                    "startedOn",
                    known.startedOn().toString(),
                    line.startedOn().toString());
        }
        LocalDate left = line.leftOn();
        if (left != null) {
            LocalDate before = known.leftOn();
            compare(changes, "leftOn", before == null ? null : before.toString(), left.toString());
        }
        String groups = null;
        RoleGroup said = line.group();
        if (said != null
                && about.mapping().columns().containsKey(Field.ROLE_GROUP)
                && !known.groups().contains(said.id())) {
            groups = said.id();
            changes.put("groups", List.of(String.join(", ", known.groups()), said.id()));
        }
        LocalDate gone = known.leftOn();
        if (gone != null && gone.isBefore(today) && line.leftOn() == null) {
            return unclear(line, "had-left", null);
        }
        boolean moved = !line.school().isEmpty() && school != known.schoolId();
        LocalDate start = line.startedOn() == null ? known.startedOn() : line.startedOn();
        if (left != null && left.isBefore(start)) {
            return unclear(line, "left-before-start", null);
        }
        RowOutcome outcome;
        if (changes.containsKey("leftOn")) {
            outcome = RowOutcome.LEFT;
        } else if (moved) {
            outcome = RowOutcome.MOVED;
            changes.put(
                    "school",
                    List.of(
                            namesOfSchools.getOrDefault(known.schoolId(), ""),
                            namesOfSchools.getOrDefault(school, "")));
        } else {
            outcome = changes.isEmpty() ? RowOutcome.SAME : RowOutcome.CHANGED;
        }
        return row(
                line, outcome, known.id(), known.version(), groups, moved ? school : null, changes);
    }

    private static void compare(
            Map<String, List<String>> changes, String name, @Nullable String old, String now) {
        if (!now.equals(old)) {
            changes.put(name, List.of(old == null ? "" : old, now));
        }
    }

    private static StagedRow unclear(ParsedLine line, String reason, @Nullable String detail) {
        return new StagedRow(
                line.line(),
                RowOutcome.UNCLEAR,
                line.key() == null || line.key().length() > 120 ? null : line.key(),
                null,
                cut(line.given()),
                cut(line.family()),
                line.email() == null || line.email().length() > 254 ? null : line.email(),
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                reason,
                detail == null ? null : detail.substring(0, Math.min(300, detail.length())),
                null);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(100, text.length()));
    }

    private static StagedRow row(
            ParsedLine line,
            RowOutcome outcome,
            @Nullable Long id,
            @Nullable Integer version,
            @Nullable String groups,
            @Nullable Long school,
            Map<String, List<String>> changes) {
        return new StagedRow(
                line.line(),
                outcome,
                line.key(),
                id,
                line.given(),
                line.family(),
                line.email(),
                line.job(),
                groups,
                line.startedOn(),
                line.leftOn(),
                school,
                changes,
                null,
                null,
                version);
    }

    /// New people get their numbers now, so that applying is a single set of statements.
    private List<StagedRow> withNumbers(List<StagedRow> rows) {
        long next = 0;
        long end = 0;
        List<StagedRow> numbered = new ArrayList<>(rows.size());
        for (StagedRow row : rows) {
            if (row.outcome() != RowOutcome.NEW) {
                numbered.add(row);
                continue;
            }
            if (next == end) {
                next = store.newId();
                end = next + 50;
            }
            numbered.add(
                    new StagedRow(
                            row.line(),
                            row.outcome(),
                            row.key(),
                            next++,
                            row.given(),
                            row.family(),
                            row.email(),
                            row.job(),
                            row.groups(),
                            row.startedOn(),
                            row.leftOn(),
                            row.schoolId(),
                            row.changes(),
                            null,
                            null,
                            null));
        }
        return numbered;
    }

    /// Whoever this source knows and the file does not name.
    private void addMissing() {
        List<StagedRow> missing =
                jdbc.sql(
                                """
                                SELECT p.id, p.given_name, p.family_name, p.email, k.external_key
                                FROM staff_keys k JOIN staff_members p ON p.id = k.staff_member_id
                                WHERE k.source_id = :source AND p.school_id IN (:schools)
                                    AND (p.left_on IS NULL OR p.left_on >= :today)
                                    AND NOT EXISTS (SELECT 1 FROM import_rows r
                                        WHERE r.import_id = :id AND r.external_key = k.external_key)
                                ORDER BY p.family_name, p.given_name LIMIT 100000
                                """)
                        .param("source", sourceId)
                        .param("schools", schools)
                        .param("today", today)
                        .param("id", about.id())
                        .query((row, number) ->
                                new StagedRow(
                                        -1 - number,
                                        RowOutcome.MISSING,
                                        row.getString("external_key"),
                                        row.getLong("id"),
                                        row.getString("given_name"),
                                        row.getString("family_name"),
                                        row.getString("email"),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        Map.of(),
                                        null,
                                        null,
                                        null))
                        .list();
        for (int from = 0; from < missing.size(); from += BLOCK) {
            store.addRows(
                    about.id(), missing.subList(from, Math.min(missing.size(), from + BLOCK)));
        }
    }

    private static final String KNOWN =
            """
            SELECT p.*, k.external_key,
                (SELECT GROUP_CONCAT(DISTINCT m.role_group) FROM role_group_memberships m
                    WHERE m.staff_member_id = p.id AND m.school_id = p.school_id
                        AND (m.to_date IS NULL OR m.to_date >= :today)) AS held
            FROM staff_members p
            LEFT JOIN staff_keys k ON k.staff_member_id = p.id AND k.source_id = :source
            WHERE p.erased_at IS NULL AND\
            """;

    private Map<String, Known> byKey(List<ParsedLine> lines) {
        Map<String, Known> found = new HashMap<>();
        List<String> keys = lines.stream().map(ParsedLine::key).filter(Objects::nonNull).toList();
        if (!keys.isEmpty()) {
            query(" k.external_key IN (:values)", keys)
                    .forEach(known -> found.put(String.valueOf(known.key()), known));
        }
        return found;
    }

    /// Whoever has the address, at any school: an address belongs to one person.
    private Map<String, Known> byEmail(List<ParsedLine> lines) {
        Map<String, Known> found = new HashMap<>();
        List<String> emails =
                lines.stream().map(ParsedLine::email).filter(Objects::nonNull).toList();
        if (!emails.isEmpty()) {
            query(" p.email IN (:values)", emails)
                    .forEach(known -> found.put(folded(String.valueOf(known.email())), known));
        }
        return found;
    }

    private Map<String, List<Known>> byName(List<ParsedLine> lines) {
        Map<String, List<Known>> found = new HashMap<>();
        List<String> names = lines.stream().map(ParsedLine::family).distinct().toList();
        if (!names.isEmpty()) {
            query(" p.school_id IN (:schools) AND p.family_name IN (:values)", names)
                    .forEach(known ->
                            found.computeIfAbsent(known.name(), name -> new ArrayList<>())
                                    .add(known));
        }
        return found;
    }

    private List<Known> query(String where, List<String> values) {
        return jdbc.sql(KNOWN + where)
                .param("source", sourceId)
                .param("today", today)
                .param("schools", schools)
                .param("values", values)
                .query((row, number) -> known(row))
                .list();
    }

    private static Known known(ResultSet row) throws SQLException {
        String held = row.getString("held");
        return new Known(
                row.getLong("id"),
                row.getInt("version"),
                row.getLong("school_id"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("email"),
                row.getString("job_title"),
                row.getObject("started_on", LocalDate.class),
                row.getObject("left_on", LocalDate.class),
                held == null ? Set.of() : Set.copyOf(Arrays.asList(held.split(","))),
                row.getString("external_key"));
    }
}
