package org.dueregard.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reading the log of the caller's schools, and checking that it is as it was written. Entries that
/// belong to no school are for whoever looks after the whole portal.
@Service
public class AuditService {

    private static final int MOST_EXPORTED = 100_000;

    private static final String FROM =
            """
            FROM audit_entries e
            LEFT JOIN accounts a ON a.id = e.actor_id
            LEFT JOIN staff_members p ON p.id = a.staff_member_id
            LEFT JOIN staff_members s ON s.id = e.subject_id
            WHERE e.stream IN (:streams) AND (:action = '' OR e.action = :action)
                AND e.at >= :from AND e.at < :to
                AND (:search = '%%' OR CONCAT(p.given_name, ' ', p.family_name) LIKE :search
                    OR a.name LIKE :search OR CONCAT(s.given_name, ' ', s.family_name) LIKE :search)
            """;

    private final JdbcClient jdbc;
    private final AuditKeys keys;
    private final AuditVerifier verifier;
    private final AuditLog log;
    private final Access access;

    AuditService(
            JdbcClient jdbc, AuditKeys keys, AuditVerifier verifier, AuditLog log, Access access) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.verifier = verifier;
        this.log = log;
        this.access = access;
    }

    /// One page of entries, the latest first.
    @Requires(Action.AUDIT_SEE)
    @Transactional(readOnly = true)
    public PageOf<AuditRow> list(AuditFilter filter) {
        Map<String, Object> parameters = parameters(filter);
        long total =
                jdbc.sql("SELECT COUNT(*) " + FROM).params(parameters).query(Long.class).single();
        PageOf.Slice slice = PageOf.slice(total, filter.page());
        List<AuditRow> rows =
                jdbc.sql(select() + " ORDER BY e.at DESC, e.seq DESC LIMIT :size OFFSET :offset")
                        .params(parameters)
                        .param("size", PageOf.SIZE)
                        .param("offset", slice.from())
                        .query((row, number) -> row(row))
                        .list();
        return PageOf.of(rows, total, slice);
    }

    private static String select() {
        return "SELECT e.*, COALESCE(CONCAT(p.given_name, ' ', p.family_name), a.name, '') AS actor,"
                + " COALESCE(CONCAT(s.given_name, ' ', s.family_name), '') AS subject "
                + FROM;
    }

    private Map<String, Object> parameters(AuditFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        AuditAction action = filter.action();
        LocalDate from = filter.from() == null ? LocalDate.of(2000, 1, 1) : filter.from();
        LocalDate to = filter.to() == null ? LocalDate.of(9000, 1, 1) : filter.to();
        parameters.put("streams", streams());
        parameters.put("action", action == null ? "" : action.name());
        parameters.put("from", Days.stored(from.atStartOfDay(Days.LONDON).toInstant()));
        parameters.put("to", Days.stored(to.plusDays(1).atStartOfDay(Days.LONDON).toInstant()));
        parameters.put("search", Sql.containing(filter.search()));
        return parameters;
    }

    private Set<Long> streams() {
        Set<Long> streams = new HashSet<>(access.schools(Action.AUDIT_SEE));
        if (access.isForPortal(Action.AUDIT_SEE)) {
            streams.add(0L);
        }
        return streams;
    }

    private AuditRow row(ResultSet row) throws SQLException {
        Long subject = Sql.number(row, "subject_id");
        String stored = row.getString("details");
        return new AuditRow(
                row.getLong("stream"),
                row.getLong("seq"),
                java.util.Objects.requireNonNull(Sql.instant(row, "at")),
                row.getString("actor"),
                AuditAction.valueOf(row.getString("action")),
                row.getString("object_type"),
                Sql.number(row, "object_id"),
                row.getString("subject"),
                details(subject, stored));
    }

    private @Nullable String details(@Nullable Long subject, String stored) {
        if (stored.equals("{}") || subject == null) {
            return stored.equals("{}") ? "" : stored;
        }
        return keys.open(subject, stored).orElse(null);
    }

    /// Hands out every entry that fits, the oldest first, and notes that it was taken out.
    @Requires(Action.AUDIT_SEE)
    @Transactional
    public void export(AuditFilter filter, Consumer<AuditRow> reader) {
        jdbc.sql(select() + " ORDER BY e.stream, e.seq LIMIT " + MOST_EXPORTED)
                .params(parameters(filter))
                .withFetchSize(500)
                .query(row -> {
                    reader.accept(row(row));
                });
        log.record(AuditEvent.of(AuditAction.AUDIT_EXPORTED, null, "audit", null, Map.of()));
    }

    /// Checks the chains of the caller's schools, for the whole portal those of all.
    @Requires(Action.AUDIT_SEE)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public AuditVerdict verify() {
        if (access.isForPortal(Action.AUDIT_SEE)) {
            return verifier.verify(null);
        }
        long entries = 0;
        Set<AuditVerdict.Break> breaks = new HashSet<>();
        for (long stream : streams()) {
            AuditVerdict one = verifier.verify(stream);
            entries += one.entries();
            breaks.addAll(one.breaks());
        }
        return new AuditVerdict(entries, List.copyOf(breaks));
    }
}
