package org.dueregard.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Keeps what was known of a person, whole, after each change, so that any past day can be asked.
@Component
public class StaffHistory {

    private static final int SHOWN = 100;

    private final JdbcClient jdbc;
    private final CurrentCaller currentCaller;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StaffHistory(
            JdbcClient jdbc,
            CurrentCaller currentCaller,
            ObjectMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.events = events;
        this.jdbc = jdbc;
        this.currentCaller = currentCaller;
        this.json = json;
        this.clock = clock;
    }

    /// The person as a document, as it stands in the current transaction.
    JsonNode current(long staffMemberId) {
        return json.readTree(
                jdbc.sql("SELECT snapshot FROM staff_snapshots WHERE staff_member_id = ?")
                        .param(staffMemberId)
                        .query(String.class)
                        .single());
    }

    /// Records how one person stands now, as part of the caller's transaction.
    ///
    /// @return what changed since `before`, old and new
    Map<String, List<String>> record(long staffMemberId, String cause, @Nullable JsonNode before) {
        JsonNode after = current(staffMemberId);
        Map<String, List<String>> changes = before == null ? Map.of() : differences(before, after);
        if (before != null && changes.isEmpty()) {
            return changes;
        }
        jdbc.sql(
                        "INSERT INTO staff_member_versions (id, staff_member_id, recorded_at,"
                                + " recorded_by, cause, snapshot)"
                                + " VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?)")
                .param(staffMemberId)
                .param(Days.stored(clock.instant()))
                .param(currentCaller.find().map(Caller::accountId).orElse(null))
                .param(cause)
                .param(json.writeValueAsString(after))
                .update();
        events.publishEvent(new StaffChanged(staffMemberId));
        return changes;
    }

    /// Records how everybody stands who has no version yet, as of the day they began. For example
    /// data.
    public void recordBeginnings() {
        jdbc.sql(
                        """
                        INSERT INTO staff_member_versions
                            (id, staff_member_id, recorded_at, cause, snapshot)
                        SELECT NEXT VALUE FOR ids, p.staff_member_id, TIMESTAMP(s.started_on),
                            'BEGINNING', p.snapshot
                        FROM staff_snapshots p JOIN staff_members s ON s.id = p.staff_member_id
                        WHERE NOT EXISTS (SELECT 1 FROM staff_member_versions v
                            WHERE v.staff_member_id = s.id)
                        """)
                .update();
    }

    private static Map<String, List<String>> differences(JsonNode before, JsonNode after) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        for (String name : after.propertyNames()) {
            JsonNode old = before.path(name);
            JsonNode now = after.path(name);
            if (!old.equals(now)) {
                changes.put(name, List.of(text(old), text(now)));
            }
        }
        return changes;
    }

    private static String text(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return "";
        }
        if (!node.isArray()) {
            return node.asString();
        }
        List<String> parts = new ArrayList<>();
        for (JsonNode part : node) {
            parts.add(
                    (part.has("group") ? part.path("group").asString() + " " : "")
                            + part.path("from").asString()
                            + " – "
                            + (part.path("to").isNull() ? "" : part.path("to").asString()));
        }
        return String.join("; ", parts);
    }

    /// The versions of a person, the latest first.
    List<PersonVersion> versions(long staffMemberId, Set<Long> schools) {
        record Row(long id, Instant at, String by, String cause, JsonNode snapshot) {}
        List<Row> rows =
                jdbc.sql(
                                """
                                SELECT v.id, v.recorded_at, v.cause, v.snapshot,
                                    COALESCE(CONCAT(p.given_name, ' ', p.family_name), a.name, '')
                                        AS by_name
                                FROM staff_member_versions v
                                LEFT JOIN accounts a ON a.id = v.recorded_by
                                LEFT JOIN staff_members p ON p.id = a.staff_member_id
                                WHERE v.staff_member_id = ?
                                ORDER BY v.recorded_at DESC, v.id DESC LIMIT ?
                                """)
                        .param(staffMemberId)
                        .param(SHOWN)
                        .query((row, number) ->
                                new Row(
                                        row.getLong("id"),
                                        java.util.Objects.requireNonNull(
                                                Sql.instant(row, "recorded_at")),
                                        row.getString("by_name"),
                                        row.getString("cause"),
                                        json.readTree(row.getString("snapshot"))))
                        .list();
        List<PersonVersion> versions = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Map<String, List<String>> changes =
                    i + 1 < rows.size()
                            ? inWords(
                                    differences(
                                            only(rows.get(i + 1).snapshot(), schools),
                                            only(row.snapshot(), schools)),
                                    schools)
                            : Map.of();
            versions.add(new PersonVersion(row.id(), row.at(), row.by(), row.cause(), changes));
        }
        return versions;
    }

    /// Without role groups at schools that are not the reader's.
    private JsonNode only(JsonNode snapshot, Set<Long> schools) {
        ObjectNode copy = snapshot.deepCopy().asObject();
        ArrayNode groups = json.createArrayNode();
        snapshot.path("groups")
                .valueStream()
                .filter(group -> schools.contains(group.path("school").asLong()))
                .forEach(groups::add);
        copy.set("groups", groups);
        return copy;
    }

    /// Numbers of schools and people by their names.
    private Map<String, List<String>> inWords(
            Map<String, List<String>> changes, Set<Long> schools) {
        Map<String, List<String>> named = new LinkedHashMap<>(changes);
        named.computeIfPresent(
                "school",
                (name, values) -> values.stream().map(id -> schoolName(id, schools)).toList());
        named.computeIfPresent(
                "lineManager", (name, values) -> values.stream().map(this::personName).toList());
        return named;
    }

    private String schoolName(String id, Set<Long> schools) {
        if (!id.matches("\\d+") || !schools.contains(Long.parseLong(id))) {
            return id.isEmpty() ? "" : "…";
        }
        return jdbc.sql("SELECT name FROM schools WHERE id = ?")
                .param(Long.parseLong(id))
                .query(String.class)
                .optional()
                .orElse("…");
    }

    private String personName(String id) {
        if (!id.matches("\\d+")) {
            return "";
        }
        return jdbc.sql(
                        "SELECT CONCAT(given_name, ' ', family_name) FROM staff_members WHERE id = ?")
                .param(Long.parseLong(id))
                .query(String.class)
                .optional()
                .orElse("…");
    }

    /// The document as it was known at the end of a day, absent where nothing was known yet.
    Optional<JsonNode> asKnownOn(long staffMemberId, LocalDate day) {
        return jdbc.sql(
                        """
                        SELECT snapshot FROM staff_member_versions
                        WHERE staff_member_id = ? AND recorded_at < ?
                        ORDER BY recorded_at DESC, id DESC LIMIT 1
                        """)
                .param(staffMemberId)
                .param(endOf(day))
                .query(String.class)
                .optional()
                .map(json::readTree);
    }

    static java.time.LocalDateTime endOf(LocalDate day) {
        return Days.stored(day.plusDays(1).atStartOfDay(Days.LONDON).toInstant());
    }
}
