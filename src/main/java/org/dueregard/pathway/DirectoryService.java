package org.dueregard.pathway;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.Sql;
import org.dueregard.common.Words;
import org.dueregard.sheets.About;
import org.dueregard.sheets.Column;
import org.dueregard.sheets.SheetWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who leads safeguarding at each school, for those who answer for several.
@Service
public class DirectoryService {

    private static final String ROWS =
            """
            SELECT * FROM (
                SELECT s.id, s.name, l.name AS authority, t.name AS trust, d.name AS lead_name,
                    p.name AS deputy_name, d.held_since, d.verified_on,
                    s.local_authority_id, m.trust_id,
                    CASE WHEN d.name IS NULL THEN 'NO_LEAD'
                        WHEN d.verified_on IS NULL OR d.verified_on < :limit THEN 'UNVERIFIED'
                        ELSE 'TRUE' END AS state
                FROM schools s
                LEFT JOIN local_authorities l ON l.id = s.local_authority_id
                LEFT JOIN trust_memberships m ON m.school_id = s.id AND m.from_date <= :today
                    AND (m.to_date IS NULL OR m.to_date >= :today)
                LEFT JOIN trusts t ON t.id = m.trust_id
                LEFT JOIN contacts d ON d.school_id = s.id AND d.role = 'DSL'
                LEFT JOIN contacts p ON p.school_id = s.id AND p.role = 'DEPUTY'
                WHERE s.id IN (:schools)) AS known
            WHERE (:search = '' OR name LIKE :pattern)
                AND (:organisation IS NULL OR local_authority_id = :organisation
                    OR trust_id = :organisation)
                AND (NOT :attention OR state <> 'TRUE')
            """;

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final Words words;
    private final Clock clock;

    DirectoryService(JdbcClient jdbc, Access access, AuditLog audit, Words words, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.words = words;
        this.clock = clock;
    }

    /// The caller's schools, those that need something first; a page of them.
    @Requires(Action.DIRECTORY_SEE)
    @Transactional(readOnly = true)
    public PageOf<DirectoryRow> list(DirectoryFilter filter) {
        long[] total = {0};
        List<DirectoryRow> rows =
                statement(
                                "SELECT found.*, COUNT(*) OVER () AS total FROM ("
                                        + ROWS
                                        + ") AS found ORDER BY state = 'TRUE', name, id"
                                        + " LIMIT :size OFFSET :from",
                                filter)
                        .param("size", PageOf.SIZE)
                        .param("from", (long) (Math.max(1, filter.page()) - 1) * PageOf.SIZE)
                        .query((row, number) -> {
                            total[0] = row.getLong("total");
                            return row(row);
                        })
                        .list();
        if (rows.isEmpty() && filter.page() > 1) {
            return list(
                    new DirectoryFilter(
                            filter.search(), filter.organisationId(), filter.attention(), 1));
        }
        return PageOf.of(rows, total[0], PageOf.slice(total[0], filter.page()));
    }

    /// Trusts and local authorities of the caller's schools, to choose from.
    @Requires(Action.DIRECTORY_SEE)
    @Transactional(readOnly = true)
    public Map<Long, String> organisations() {
        Map<Long, String> found = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        SELECT DISTINCT l.id, l.name FROM local_authorities l
                        JOIN schools s ON s.local_authority_id = l.id WHERE s.id IN (:schools)
                        UNION
                        SELECT DISTINCT t.id, t.name FROM trusts t
                        JOIN trust_memberships m ON m.trust_id = t.id
                            AND (m.to_date IS NULL OR m.to_date >= :today)
                        WHERE m.school_id IN (:schools) ORDER BY 2, 1
                        """)
                .param("schools", access.schools(Action.DIRECTORY_SEE))
                .param("today", Days.today(clock))
                .query(row -> {
                    found.put(row.getLong(1), row.getString(2));
                });
        return found;
    }

    /// Writes down that the list was taken away, and says what it is.
    @Requires(Action.DIRECTORY_SEE)
    @Transactional
    public About about() {
        audit.record(
                AuditEvent.of(
                        AuditAction.DIRECTORY_EXPORTED,
                        null,
                        "directory",
                        null,
                        Map.of("schools", access.schools(Action.DIRECTORY_SEE).size())));
        return new About(
                words.get("directory.heading"),
                words.get("directory.text"),
                words.get("directory.heading"),
                Days.today(clock),
                clock.instant(),
                List.of());
    }

    /// Writes every school that the filter finds, whatever its page.
    @Requires(Action.DIRECTORY_SEE)
    @Transactional(readOnly = true)
    public void write(DirectoryFilter filter, SheetWriter sheet) {
        List<Column> head = new ArrayList<>();
        for (String column : List.of("school", "authority", "trust", "lead", "deputy")) {
            head.add(Column.text(words.get("directory.column." + column)));
        }
        head.add(Column.date(words.get("directory.column.since")));
        head.add(Column.date(words.get("directory.column.verified")));
        head.add(Column.text(words.get("directory.column.state")));
        sheet.begin(words.get("directory.heading"), head);
        statement(ROWS + " ORDER BY state = 'TRUE', name, id", filter)
                .query((row, number) -> row(row))
                .list()
                .forEach(row -> write(row, sheet));
    }

    private void write(DirectoryRow row, SheetWriter sheet) {
        sheet.text(row.school())
                .text(row.localAuthority())
                .text(row.trust())
                .text(row.lead())
                .text(row.deputy())
                .date(row.since())
                .date(row.verifiedOn())
                .text(words.get("directory.state." + row.state()))
                .endRow();
    }

    private JdbcClient.StatementSpec statement(String sql, DirectoryFilter filter) {
        LocalDate today = Days.today(clock);
        String search = filter.search().strip();
        return jdbc.sql(sql)
                .param("schools", access.schools(Action.DIRECTORY_SEE))
                .param("today", today)
                .param("limit", today.minusMonths(Contact.VERIFIED_MONTHS))
                .param("search", search)
                .param("pattern", Sql.containing(search))
                .param("organisation", filter.organisationId())
                .param("attention", filter.attention());
    }

    private static DirectoryRow row(ResultSet row) throws SQLException {
        return new DirectoryRow(
                row.getLong("id"),
                row.getString("name"),
                row.getString("authority"),
                row.getString("trust"),
                row.getString("lead_name"),
                row.getString("deputy_name"),
                row.getObject("held_since", LocalDate.class),
                row.getObject("verified_on", LocalDate.class),
                DirectoryRow.State.valueOf(row.getString("state")));
    }
}
