package org.dueregard.imports;

import java.io.Writer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.CsvCells;
import org.dueregard.common.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes the people of the caller's schools in the form that importing understands.
@Service
public class PeopleExport {

    static final List<String> HEADINGS =
            List.of(
                    "Staff ID",
                    "Forename",
                    "Surname",
                    "Email",
                    "Job title",
                    "Role group",
                    "Start date",
                    "Leaving date",
                    "School");

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;

    PeopleExport(JdbcClient jdbc, Access access, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /// Everybody who works at the caller's schools, one line each, and notes that it was taken out.
    ///
    /// @param schoolId only this school, or all
    @Requires(Action.PEOPLE_EXPORT)
    @Transactional
    public void write(@Nullable Long schoolId, Writer out) {
        var schools = access.schools(Action.PEOPLE_EXPORT);
        if (schoolId != null) {
            access.require(Action.PEOPLE_EXPORT, schoolId);
            schools = java.util.Set.of(schoolId);
        }
        CsvCells csv = new CsvCells(out);
        csv.line(HEADINGS.toArray(String[]::new));
        long[] count = {0};
        jdbc.sql(
                        """
                        SELECT p.*, s.name AS school_name,
                            COALESCE((SELECT MIN(k.external_key) FROM staff_keys k
                                JOIN import_sources i ON i.id = k.source_id
                                WHERE k.staff_member_id = p.id AND i.school_id IN (:schools)),
                                p.email) AS external_key,
                            (SELECT MIN(m.role_group) FROM role_group_memberships m
                                WHERE m.staff_member_id = p.id AND m.school_id = p.school_id
                                    AND (m.to_date IS NULL OR m.to_date >= :today)) AS role_group
                        FROM staff_members p JOIN schools s ON s.id = p.school_id
                        WHERE p.school_id IN (:schools) AND p.erased_at IS NULL
                            AND (p.left_on IS NULL OR p.left_on >= :today)
                        ORDER BY s.name, p.family_name, p.given_name, p.id
                        """)
                .param("today", Days.today(clock))
                .param("schools", schools)
                .withFetchSize(500)
                .query(row -> {
                    count[0]++;
                    List<@Nullable String> cells = new ArrayList<>();
                    for (String column :
                            List.of(
                                    "external_key",
                                    "given_name",
                                    "family_name",
                                    "email",
                                    "job_title",
                                    "role_group",
                                    "started_on",
                                    "left_on",
                                    "school_name")) {
                        cells.add(row.getString(column));
                    }
                    csv.line(cells.toArray(String[]::new));
                });
        audit.record(
                AuditEvent.of(
                        AuditAction.PEOPLE_EXPORTED,
                        schoolId,
                        "people",
                        null,
                        Map.of("how many", count[0])));
    }
}
