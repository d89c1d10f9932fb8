package org.dueregard.imports;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dueregard.common.PageOf;
import org.dueregard.common.Sql;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// The staging tables.
@Component
class ImportStore {

    private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<List<String>>> LINES = new TypeReference<>() {};
    private static final TypeReference<Map<String, List<String>>> CHANGES =
            new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final ObjectMapper json;

    ImportStore(JdbcClient jdbc, JdbcTemplate template, ObjectMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    long newId() {
        return jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
    }

    /// The source of that name at a school, made when it is new.
    long source(long schoolId, String name, ImportMapping mapping) {
        jdbc.sql(
                        "INSERT IGNORE INTO import_sources (id, school_id, name, mapping)"
                                + " VALUES (NEXT VALUE FOR ids, ?, ?, ?)")
                .param(schoolId)
                .param(name)
                .param(write(mapping))
                .update();
        return jdbc.sql("SELECT id FROM import_sources WHERE school_id = ? AND name = ?")
                .param(schoolId)
                .param(name)
                .query(Long.class)
                .single();
    }

    ImportMapping mapping(long sourceId) {
        return readMapping(
                jdbc.sql("SELECT mapping FROM import_sources WHERE id = ?")
                        .param(sourceId)
                        .query(String.class)
                        .single());
    }

    void remember(long sourceId, ImportMapping mapping) {
        jdbc.sql("UPDATE import_sources SET mapping = ? WHERE id = ?")
                .param(write(mapping))
                .param(sourceId)
                .update();
    }

    private record Stored(Map<String, String> columns, String otherwise, boolean monthFirst) {}

    String write(ImportMapping mapping) {
        Map<String, String> columns = new java.util.TreeMap<>();
        mapping.columns().forEach((field, heading) -> columns.put(field.name(), heading));
        return json.writeValueAsString(
                new Stored(columns, mapping.otherwise().id(), mapping.monthFirst()));
    }

    private ImportMapping readMapping(String stored) {
        Stored read = json.readValue(stored, Stored.class);
        Map<Field, String> columns = new EnumMap<>(Field.class);
        read.columns().forEach((field, heading) -> columns.put(Field.valueOf(field), heading));
        return new ImportMapping(
                columns,
                RoleGroup.find(read.otherwise()).orElse(RoleGroup.TEACHERS),
                read.monthFirst());
    }

    String words(List<?> list) {
        return json.writeValueAsString(list);
    }

    List<String> readWords(String stored) {
        return json.readValue(stored, WORDS);
    }

    void addCells(long importId, int firstLine, List<List<String>> rows) {
        List<Object[]> values = new ArrayList<>();
        int line = firstLine;
        for (List<String> cells : rows) {
            values.add(new Object[] {importId, line++, words(cells)});
        }
        template.batchUpdate(
                "INSERT INTO import_cells (import_id, line, cells) VALUES (?, ?, ?)", values);
    }

    /// One line of the file, as it was read.
    record Cells(int line, List<String> cells) {}

    List<Cells> cells(long importId, int afterLine, int most) {
        return jdbc.sql(
                        "SELECT line, cells FROM import_cells WHERE import_id = ? AND line > ?"
                                + " ORDER BY line LIMIT ?")
                .param(importId)
                .param(afterLine)
                .param(most)
                .query((row, number) -> new Cells(row.getInt(1), readWords(row.getString(2))))
                .list();
    }

    void addRows(long importId, List<StagedRow> rows) {
        template.batchUpdate(
                "INSERT INTO import_rows (import_id, line, outcome, external_key, staff_member_id,"
                        + " is_new, given_name, family_name, email, job_title, role_groups,"
                        + " started_on, left_on, school_id, changes, reason, reason_detail,"
                        + " person_version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
                500,
                (statement, row) -> set(statement, importId, row));
    }

    private void set(PreparedStatement statement, long importId, StagedRow row)
            throws SQLException {
        int i = 1;
        statement.setLong(i++, importId);
        statement.setInt(i++, row.line());
        statement.setString(i++, row.outcome().name());
        statement.setString(i++, row.key());
        statement.setObject(i++, row.staffMemberId());
        statement.setBoolean(i++, row.outcome() == RowOutcome.NEW);
        statement.setString(i++, row.given());
        statement.setString(i++, row.family());
        statement.setString(i++, row.email());
        statement.setString(i++, row.job());
        statement.setString(i++, row.groups());
        statement.setObject(i++, row.startedOn());
        statement.setObject(i++, row.leftOn());
        statement.setObject(i++, row.schoolId());
        statement.setString(i++, json.writeValueAsString(row.changes()));
        statement.setString(i++, row.reason());
        statement.setString(i++, row.detail());
        statement.setObject(i, row.personVersion());
    }

    /// Ends work that is under way; what is finished stays finished.
    void setState(long importId, ImportState state, @Nullable String problem) {
        jdbc.sql(
                        "UPDATE imports SET state = ?, problem = ? WHERE id = ?"
                                + " AND state IN ('COMPARING', 'APPLYING')")
                .param(state.name())
                .param(problem)
                .param(importId)
                .update();
    }

    /// Moves from one state to another; of two at once one does.
    boolean move(long importId, Set<ImportState> from, ImportState to) {
        return jdbc.sql(
                                "UPDATE imports SET state = :to, problem = NULL"
                                        + " WHERE id = :id AND state IN (:from)")
                        .param("to", to.name())
                        .param("id", importId)
                        .param("from", from.stream().map(Enum::name).toList())
                        .update()
                == 1;
    }

    void progress(long importId, int done, int total) {
        jdbc.sql("UPDATE imports SET done_rows = ?, total_rows = ? WHERE id = ?")
                .param(done)
                .param(total)
                .param(importId)
                .update();
    }

    void clearRows(long importId) {
        jdbc.sql("DELETE FROM import_rows WHERE import_id = ?").param(importId).update();
    }

    void clearCells(long importId) {
        jdbc.sql("DELETE FROM import_cells WHERE import_id = ?").param(importId).update();
    }

    private static final String SUMMARY =
            """
            SELECT i.*, s.name AS source_name, s.mapping, c.name AS school_name,
                GREATEST((SELECT COUNT(*) FROM staff_keys k WHERE k.source_id = i.source_id),
                    (SELECT COUNT(*) FROM staff_members p WHERE p.school_id = i.school_id
                        AND p.left_on IS NULL AND p.erased_at IS NULL)) AS known
            FROM imports i JOIN import_sources s ON s.id = i.source_id
            JOIN schools c ON c.id = i.school_id WHERE i.school_id IN (:schools)
            """;

    Optional<ImportSummary> find(long importId, Set<Long> schools) {
        return jdbc.sql(SUMMARY + " AND i.id = :id")
                .param("schools", schools)
                .param("id", importId)
                .query((row, number) -> summary(row, outcomes(importId)))
                .optional();
    }

    List<ImportSummary> latest(Set<Long> schools, int most) {
        return jdbc.sql(SUMMARY + " ORDER BY i.uploaded_at DESC, i.id DESC LIMIT :most")
                .param("schools", schools)
                .param("most", most)
                .query((row, number) -> summary(row, Map.of()))
                .list();
    }

    private ImportSummary summary(ResultSet row, Map<RowOutcome, Long> outcomes)
            throws SQLException {
        long known = row.getLong("known");
        long touched =
                outcomes.getOrDefault(RowOutcome.CHANGED, 0L)
                        + outcomes.getOrDefault(RowOutcome.MOVED, 0L)
                        + outcomes.getOrDefault(RowOutcome.LEFT, 0L)
                        + outcomes.getOrDefault(RowOutcome.MISSING, 0L);
        int share = known < 10 ? 0 : (int) Math.min(100, (touched * 100 + known - 1) / known);
        return new ImportSummary(
                row.getLong("id"),
                row.getString("source_name"),
                row.getLong("school_id"),
                row.getString("school_name"),
                row.getString("file_name"),
                ImportState.valueOf(row.getString("state")),
                java.util.Objects.requireNonNull(Sql.instant(row, "uploaded_at")),
                readWords(row.getString("headings")),
                json.readValue(row.getString("sample"), LINES),
                readMapping(row.getString("mapping")),
                row.getString("encoding"),
                row.getInt("total_rows"),
                row.getInt("done_rows"),
                outcomes,
                share,
                Sql.instant(row, "applied_at"),
                Sql.instant(row, "undone_at"),
                row.getString("problem"));
    }

    /// Whether lines of an import are about people or schools other than these.
    boolean touchesOthers(long importId, Set<Long> schools) {
        return jdbc.sql(
                                """
                                SELECT EXISTS (SELECT 1 FROM import_rows r
                                    LEFT JOIN staff_members p ON p.id = r.staff_member_id
                                    WHERE r.import_id = :id
                                        AND (r.school_id NOT IN (:schools)
                                            OR p.school_id NOT IN (:schools)))
                                """)
                        .param("id", importId)
                        .param("schools", schools)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private Map<RowOutcome, Long> outcomes(long importId) {
        Map<RowOutcome, Long> outcomes = new EnumMap<>(RowOutcome.class);
        jdbc.sql("SELECT outcome, COUNT(*) FROM import_rows WHERE import_id = ? GROUP BY outcome")
                .param(importId)
                .query(row -> {
                    outcomes.put(RowOutcome.valueOf(row.getString(1)), row.getLong(2));
                });
        return outcomes;
    }

    PageOf<ImportRow> rows(long importId, @Nullable RowOutcome outcome, int page) {
        String where =
                " FROM import_rows WHERE import_id = :id"
                        + (outcome == null ? " AND outcome <> 'SAME'" : " AND outcome = :outcome");
        String name = outcome == null ? "" : outcome.name();
        long total =
                jdbc.sql("SELECT COUNT(*)" + where)
                        .param("id", importId)
                        .param("outcome", name)
                        .query(Long.class)
                        .single();
        PageOf.Slice slice = PageOf.slice(total, page);
        List<ImportRow> rows =
                jdbc.sql("SELECT *" + where + " ORDER BY line LIMIT :size OFFSET :from")
                        .param("id", importId)
                        .param("outcome", name)
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query((row, number) -> row(row))
                        .list();
        return PageOf.of(rows, total, slice);
    }

    private ImportRow row(ResultSet row) throws SQLException {
        String given = row.getString("given_name");
        String family = row.getString("family_name");
        return new ImportRow(
                Math.max(0, row.getInt("line")),
                RowOutcome.valueOf(row.getString("outcome")),
                ((given == null ? "" : given) + " " + (family == null ? "" : family)).strip(),
                row.getString("email"),
                Sql.number(row, "staff_member_id"),
                json.readValue(row.getString("changes"), CHANGES),
                row.getString("reason"),
                row.getString("reason_detail"));
    }

    /// Imports that a crash left in the middle: nothing of them is in force, so they are as before.
    int recover() {
        int back = jdbc.sql("UPDATE imports SET state = 'READY' WHERE state = 'APPLYING'").update();
        return back
                + jdbc.sql("UPDATE imports SET state = 'STAGED' WHERE state = 'COMPARING'")
                        .update();
    }

    /// Lines of files that nobody applied are not kept.
    int forget(LocalDateTime before) {
        return jdbc.sql(
                        "DELETE c FROM import_cells c JOIN imports i ON i.id = c.import_id"
                                + " WHERE i.uploaded_at < ?")
                .param(before)
                .update();
    }
}
