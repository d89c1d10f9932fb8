package org.dueregard.requirements;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of what portal, trusts and schools set.
@Component
class RequirementRows {

    private static final String SELECT =
            "SELECT id, scope_id, module_id, role_group, effective_from, effective_to, asked, cycle,"
                    + " mode, grace_days, due_days, source, recorded_at FROM requirements";

    private final JdbcClient jdbc;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    RequirementRows(JdbcClient jdbc, CurrentCaller currentCaller, Clock clock) {
        this.jdbc = jdbc;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /// A row as it lies there.
    ///
    /// @param recordedAt absent for what was there from the beginning
    record Stored(long id, RuleBook.Row row, String source, @Nullable Instant recordedAt) {}

    List<Stored> all() {
        return query(jdbc.sql(SELECT));
    }

    /// Of any module and group.
    List<Stored> of(Collection<Long> scopes) {
        return query(jdbc.sql(SELECT + " WHERE scope_id IN (:scopes)").param("scopes", scopes));
    }

    /// Of one scope about one module and group, so that nobody else changes them meanwhile.
    List<Stored> lock(long scopeId, String moduleId, RoleGroup group) {
        return query(
                jdbc.sql(
                                SELECT
                                        + " WHERE scope_id = :scope AND module_id = :module"
                                        + " AND role_group = :group FOR UPDATE")
                        .param("scope", scopeId)
                        .param("module", moduleId)
                        .param("group", group.id()));
    }

    /// Of role groups that this version knows.
    private static List<Stored> query(JdbcClient.StatementSpec select) {
        return select
                .query((row, number) -> {
                    RoleGroup group = RoleGroup.find(row.getString("role_group")).orElse(null);
                    if (group == null) {
                        return Optional.<Stored>empty();
                    }
                    String source = row.getString("source");
                    return Optional.of(
                            new Stored(
                                    row.getLong("id"),
                                    new RuleBook.Row(
                                            row.getLong("scope_id"),
                                            row.getString("module_id"),
                                            group,
                                            row.getObject("effective_from", LocalDate.class),
                                            row.getObject("effective_to", LocalDate.class),
                                            row.getBoolean("asked"),
                                            new RuleTerms(
                                                    Cycle.parse(row.getString("cycle")),
                                                    RequirementMode.valueOf(row.getString("mode")),
                                                    row.getInt("grace_days"),
                                                    row.getInt("due_days"))),
                                    source == null ? "" : source,
                                    Sql.instant(row, "recorded_at")));
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// Writes what is different.
    ///
    /// @param source of rows that are new or have other terms
    void replace(List<Stored> before, List<RuleBook.Row> after, String source) {
        for (Stored old : before) {
            if (after.stream().noneMatch(row -> row.from().equals(old.row().from()))) {
                jdbc.sql("DELETE FROM requirements WHERE id = ?").param(old.id()).update();
            }
        }
        for (RuleBook.Row row : after) {
            Stored old =
                    before.stream()
                            .filter(stored -> stored.row().from().equals(row.from()))
                            .findFirst()
                            .orElse(null);
            if (old == null) {
                insert(row, source);
            } else if (!isSame(old.row(), row)) {
                change(old.id(), row, source);
            } else if (!old.row().equals(row)) {
                jdbc.sql("UPDATE requirements SET effective_to = ? WHERE id = ?")
                        .param(row.to())
                        .param(old.id())
                        .update();
            }
        }
    }

    private static boolean isSame(RuleBook.Row one, RuleBook.Row other) {
        return one.asked() == other.asked() && one.terms().equals(other.terms());
    }

    private void insert(RuleBook.Row row, String source) {
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        jdbc.sql(
                        """
                        INSERT INTO requirements (id, scope_id, module_id, role_group,
                            effective_from, effective_to, asked, cycle, mode, grace_days, due_days,
                            source, recorded_by, recorded_at)
                        VALUES (:id, :scope, :module, :group, :from, :to, :asked, :cycle, :mode,
                            :grace, :due, :source, :by, :at)
                        """)
                .param("id", id)
                .param("scope", row.scopeId())
                .param("module", row.moduleId())
                .param("group", row.group().id())
                .param("from", row.from())
                .params(terms(row, source))
                .update();
    }

    private void change(long id, RuleBook.Row row, String source) {
        jdbc.sql(
                        """
                        UPDATE requirements SET effective_to = :to, asked = :asked, cycle = :cycle,
                            mode = :mode, grace_days = :grace, due_days = :due, source = :source,
                            recorded_by = :by, recorded_at = :at
                        WHERE id = :id
                        """)
                .param("id", id)
                .params(terms(row, source))
                .update();
    }

    private Map<String, @Nullable Object> terms(RuleBook.Row row, String source) {
        Map<String, @Nullable Object> terms = new HashMap<>();
        terms.put("to", row.to());
        terms.put("asked", row.asked());
        terms.put("cycle", row.terms().cycle().text());
        terms.put("mode", row.terms().mode().name());
        terms.put("grace", row.terms().graceDays());
        terms.put("due", row.terms().dueDays());
        terms.put("source", source);
        terms.put("by", currentCaller.find().map(Caller::accountId).orElse(null));
        terms.put("at", Days.stored(clock.instant()));
        return terms;
    }
}
