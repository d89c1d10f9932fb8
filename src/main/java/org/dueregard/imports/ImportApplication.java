package org.dueregard.imports;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts a compared file into force, and takes it back, each in a handful of statements over the
/// staged lines: one transaction, small enough to be repeated or to travel through a cluster.
final class ImportApplication {

    private static final String TOUCHED =
            " r.import_id = :id AND r.outcome IN ('NEW', 'CHANGED', 'MOVED', 'LEFT')";

    private static final String GROUPS =
            """
            (SELECT 'dsl' AS g UNION SELECT 'leadership' UNION SELECT 'teachers'
                UNION SELECT 'pupil-support' UNION SELECT 'site-and-office' UNION SELECT 'supply'
                UNION SELECT 'trainees' UNION SELECT 'volunteers' UNION SELECT 'contractors'
                UNION SELECT 'governors' UNION SELECT 'link-governor')
            """;

    private final JdbcClient jdbc;
    private final long importId;
    private final long sourceId;
    private final long accountId;
    private final LocalDate today;
    private final LocalDateTime now;

    ImportApplication(
            JdbcClient jdbc,
            long importId,
            long sourceId,
            long accountId,
            LocalDate today,
            LocalDateTime now) {
        this.jdbc = jdbc;
        this.importId = importId;
        this.sourceId = sourceId;
        this.accountId = accountId;
        this.today = today;
        this.now = now;
    }

    /// Whether anybody was changed after they were compared.
    boolean isStale() {
        return count(
                        """
                        SELECT COUNT(*) FROM import_rows r
                        LEFT JOIN staff_members p ON p.id = r.staff_member_id
                        WHERE r.import_id = :id AND ((r.outcome IN ('CHANGED', 'MOVED', 'LEFT')
                                AND NOT (p.version <=> r.person_version))
                            OR (r.outcome = 'NEW' AND (p.id IS NOT NULL OR (r.email IS NOT NULL
                                AND EXISTS (SELECT 1 FROM staff_members e
                                    WHERE e.email = r.email))
                            OR EXISTS (SELECT 1 FROM staff_keys k JOIN imports i
                                ON i.source_id = k.source_id AND i.id = r.import_id
                                WHERE k.external_key = r.external_key))))
                        """)
                > 0;
    }

    /// Everybody whose record an import changes.
    List<Long> touched() {
        return ids(TOUCHED);
    }

    /// Those who work at another school, or have left.
    List<Long> moved() {
        return ids(" r.import_id = :id AND r.outcome IN ('MOVED', 'LEFT')");
    }

    private List<Long> ids(String which) {
        return jdbc.sql("SELECT r.staff_member_id FROM import_rows r WHERE" + which)
                .param("id", importId)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    void apply() {
        run(
                """
                INSERT INTO staff_members (id, school_id, given_name, family_name, email, job_title,
                    started_on, left_on)
                SELECT r.staff_member_id, r.school_id, r.given_name, r.family_name, r.email,
                    COALESCE(r.job_title, ''), COALESCE(r.started_on, LEAST(:today, COALESCE(r.left_on, :today))), r.left_on
                FROM import_rows r WHERE r.import_id = :id AND r.outcome = 'NEW'
                """);
        run(
                """
                UPDATE staff_members p JOIN import_rows r ON r.staff_member_id = p.id
                SET p.given_name = r.given_name, p.family_name = r.family_name,
                    p.email = COALESCE(r.email, p.email),
                    p.job_title = COALESCE(r.job_title, p.job_title),
                    p.started_on = COALESCE(r.started_on, p.started_on),
                    p.left_on = COALESCE(r.left_on, p.left_on),
                    p.version = p.version + 1
                WHERE r.import_id = :id AND r.outcome IN ('CHANGED', 'MOVED', 'LEFT')
                """);
        move();
        run(
                """
                INSERT INTO role_group_memberships
                    (id, staff_member_id, school_id, role_group, from_date)
                SELECT NEXT VALUE FOR ids, p.id, p.school_id, g.g,
                    IF(r.outcome = 'NEW', p.started_on, GREATEST(:today, p.started_on))
                FROM import_rows r JOIN staff_members p ON p.id = r.staff_member_id
                JOIN %s g ON FIND_IN_SET(g.g, r.role_groups)
                WHERE %s
                ON DUPLICATE KEY UPDATE to_date = NULL
                """
                        .formatted(GROUPS, TOUCHED));
        run(
                """
                INSERT IGNORE INTO staff_keys (source_id, external_key, staff_member_id, import_id)
                SELECT :source, r.external_key, r.staff_member_id, :id FROM import_rows r
                WHERE r.import_id = :id AND r.staff_member_id IS NOT NULL
                    AND r.outcome IN ('NEW', 'CHANGED', 'MOVED', 'LEFT', 'SAME')
                """);
        record("IMPORTED");
    }

    /// The groups of whoever moved go on at the new school from today.
    private void move() {
        run(
                """
                INSERT INTO role_group_memberships
                    (id, staff_member_id, school_id, role_group, from_date)
                SELECT NEXT VALUE FOR ids, m.staff_member_id, r.school_id, m.role_group,
                    GREATEST(:today, m.from_date)
                FROM role_group_memberships m JOIN staff_members p ON p.id = m.staff_member_id
                JOIN import_rows r ON r.staff_member_id = p.id
                WHERE r.import_id = :id AND r.outcome = 'MOVED' AND m.school_id = p.school_id
                    AND (m.to_date IS NULL OR m.to_date >= :today)
                ON DUPLICATE KEY UPDATE to_date = NULL
                """);
        run(
                """
                DELETE m FROM role_group_memberships m
                JOIN staff_members p ON p.id = m.staff_member_id AND p.school_id = m.school_id
                JOIN import_rows r ON r.staff_member_id = p.id
                WHERE r.import_id = :id AND r.outcome = 'MOVED' AND m.from_date >= :today
                """);
        run(
                """
                UPDATE role_group_memberships m
                JOIN staff_members p ON p.id = m.staff_member_id AND p.school_id = m.school_id
                JOIN import_rows r ON r.staff_member_id = p.id
                SET m.to_date = :today - INTERVAL 1 DAY
                WHERE r.import_id = :id AND r.outcome = 'MOVED'
                    AND (m.to_date IS NULL OR m.to_date >= :today)
                """);
        run(
                """
                UPDATE staff_members p JOIN import_rows r ON r.staff_member_id = p.id
                SET p.school_id = r.school_id WHERE r.import_id = :id AND r.outcome = 'MOVED'
                """);
    }

    private void record(String cause) {
        jdbc.sql(
                        """
                        INSERT INTO staff_member_versions
                            (id, staff_member_id, recorded_at, recorded_by, cause, import_id, snapshot)
                        SELECT NEXT VALUE FOR ids, s.staff_member_id, :now, :account, :cause, :id,
                            s.snapshot
                        FROM import_rows r JOIN staff_snapshots s
                            ON s.staff_member_id = r.staff_member_id
                        WHERE %s
                        """
                                .formatted(TOUCHED))
                .param("now", now)
                .param("account", accountId)
                .param("cause", cause)
                .param("id", importId)
                .update();
    }

    /// People of this import who were changed after it, or have begun to use the portal: they would
    /// lose something.
    long entangled() {
        return count(
                        """
                        SELECT COUNT(DISTINCT r.staff_member_id) FROM import_rows r
                        WHERE %s AND (((SELECT v.import_id FROM staff_member_versions v
                                WHERE v.staff_member_id = r.staff_member_id
                                ORDER BY v.recorded_at DESC, v.id DESC LIMIT 1) <=> :id) = FALSE
                            OR (r.outcome = 'NEW' AND (
                                EXISTS (SELECT 1 FROM accounts a WHERE a.staff_member_id = r.staff_member_id)
                                OR EXISTS (SELECT 1 FROM staff_keys k
                                    WHERE k.staff_member_id = r.staff_member_id
                                        AND NOT (k.import_id <=> :id))
                                OR EXISTS (SELECT 1 FROM legal_holds h
                                    WHERE h.staff_member_id = r.staff_member_id)
                                OR EXISTS (SELECT 1 FROM completions c
                                    WHERE c.staff_member_id = r.staff_member_id)
                                OR EXISTS (SELECT 1 FROM attempts t
                                    WHERE t.staff_member_id = r.staff_member_id)
                                OR EXISTS (SELECT 1 FROM module_progress g
                                    WHERE g.staff_member_id = r.staff_member_id)
                                OR EXISTS (SELECT 1 FROM section_reads e
                                    WHERE e.staff_member_id = r.staff_member_id)
                                OR EXISTS (SELECT 1 FROM absences b
                                    WHERE b.staff_member_id = r.staff_member_id)
                                OR EXISTS (SELECT 1 FROM staff_members q
                                    WHERE q.line_manager_id = r.staff_member_id))))
                        """
                                .formatted(TOUCHED))
                + addressesTaken();
    }

    /// People whose address from before is somebody else's by now.
    private long addressesTaken() {
        return count(
                """
                SELECT COUNT(*) FROM (
                    SELECT r.staff_member_id, (
                        SELECT JSON_VALUE(w.snapshot, '$.email') FROM staff_member_versions w
                        WHERE w.staff_member_id = r.staff_member_id
                            AND NOT (w.import_id <=> :id)
                        ORDER BY w.recorded_at DESC, w.id DESC LIMIT 1) AS email_before
                    FROM import_rows r
                    WHERE r.import_id = :id AND r.outcome IN ('CHANGED', 'MOVED', 'LEFT')
                        AND JSON_EXISTS(r.changes, '$.email')) b
                JOIN staff_members o ON o.email = b.email_before AND o.id <> b.staff_member_id
                """);
    }

    void undo() {
        run("DELETE FROM staff_keys WHERE import_id = :id");
        run(
                """
                DELETE m FROM role_group_memberships m JOIN import_rows r
                    ON r.staff_member_id = m.staff_member_id WHERE
                """
                        + TOUCHED);
        run(
                """
                DELETE v FROM staff_member_versions v JOIN import_rows r
                    ON r.staff_member_id = v.staff_member_id
                WHERE r.import_id = :id AND r.outcome = 'NEW'
                """);
        run(
                """
                UPDATE staff_members p JOIN import_rows r ON r.staff_member_id = p.id
                    AND r.outcome = 'NEW' AND r.import_id = :id
                SET p.line_manager_id = NULL
                """);
        run(
                """
                DELETE p FROM staff_members p JOIN import_rows r ON r.staff_member_id = p.id
                WHERE r.import_id = :id AND r.outcome = 'NEW'
                """);
        restore();
        run(
                """
                INSERT INTO staff_member_versions
                    (id, staff_member_id, recorded_at, recorded_by, cause, import_id, snapshot)
                SELECT NEXT VALUE FOR ids, s.staff_member_id, :now, :account, 'UNDONE', :id, s.snapshot
                FROM import_rows r JOIN staff_snapshots s ON s.staff_member_id = r.staff_member_id
                WHERE r.import_id = :id AND r.outcome IN ('CHANGED', 'MOVED', 'LEFT')
                """);
    }

    /// As the people stood before, from the version before.
    private void restore() {
        String before =
                """
                JOIN staff_member_versions v ON v.id = (SELECT w.id FROM staff_member_versions w
                    WHERE w.staff_member_id = r.staff_member_id
                        AND NOT (w.import_id <=> :id)
                    ORDER BY w.recorded_at DESC, w.id DESC LIMIT 1)
                """;
        run(
                """
                UPDATE staff_members p JOIN import_rows r ON r.staff_member_id = p.id %s
                SET p.school_id = JSON_VALUE(v.snapshot, '$.school'),
                    p.given_name = JSON_VALUE(v.snapshot, '$.givenName'),
                    p.family_name = JSON_VALUE(v.snapshot, '$.familyName'),
                    p.email = JSON_VALUE(v.snapshot, '$.email'),
                    p.job_title = JSON_VALUE(v.snapshot, '$.jobTitle'),
                    p.started_on = JSON_VALUE(v.snapshot, '$.startedOn'),
                    p.left_on = JSON_VALUE(v.snapshot, '$.leftOn'),
                    p.version = p.version + 1
                WHERE r.import_id = :id AND r.outcome IN ('CHANGED', 'MOVED', 'LEFT')
                """
                        .formatted(before));
        run(
                """
                INSERT INTO role_group_memberships
                    (id, staff_member_id, school_id, role_group, from_date, to_date)
                SELECT NEXT VALUE FOR ids, r.staff_member_id, g.school_id, g.role_group,
                    g.from_date, g.to_date
                FROM import_rows r %s
                JOIN JSON_TABLE(v.snapshot, '$.groups[*]' COLUMNS (
                    school_id BIGINT PATH '$.school', role_group VARCHAR(30) PATH '$.group',
                    from_date DATE PATH '$.from', to_date DATE PATH '$.to')) g
                WHERE r.import_id = :id AND r.outcome IN ('CHANGED', 'MOVED', 'LEFT')
                """
                        .formatted(before));
    }

    private void run(String sql) {
        jdbc.sql(sql)
                .param("id", importId)
                .param("source", sourceId)
                .param("today", today)
                .param("now", now)
                .param("account", accountId)
                .update();
    }

    private long count(String sql) {
        return jdbc.sql(sql).param("id", importId).query(Long.class).single();
    }
}
