package org.dueregard.performance;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// Makes staff, requirements and five years of completions inside the database, the same at every run.
@NullMarked
final class CoverageRows {

    static final long FIRST_SCHOOL = 1001;
    static final int MODULES = 20;

    private static final long FIRST_PERSON = 10_000_001;

    /// Between a person and the next copy.
    private static final long APART = 1_000_000;

    private static final List<String> GROUPS =
            List.of(
                    "teachers",
                    "pupil-support",
                    "site-and-office",
                    "leadership",
                    "supply",
                    "trainees",
                    "volunteers",
                    "dsl");

    private final Connection connection;
    private final LocalDate today;

    CoverageRows(Connection connection, LocalDate today) {
        this.connection = connection;
        this.today = today;
    }

    private int run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.replace(":today", "DATE '" + today + "'"));
            return statement.getUpdateCount();
        }
    }

    /// @return how many completions
    int make(int staff, int schools) throws SQLException {
        run("SET SESSION max_statement_time = 0, foreign_key_checks = 0, unique_checks = 0");
        makeSchools(schools);
        makeRequirements();
        makeStaff(staff, schools);
        return makeCompletions();
    }

    private void makeSchools(int schools) throws SQLException {
        run("INSERT INTO trusts (id, name) VALUES (1, 'Example trust')");
        run(
                """
                INSERT INTO schools (id, name)
                SELECT 1000 + seq, CONCAT('School ', seq) FROM seq_1_to_%d
                """
                        .formatted(schools));
        run(
                "INSERT INTO trust_memberships (id, school_id, trust_id, from_date)"
                        + " SELECT 1000000 + id, id, 1, '2015-07-01' FROM schools");
    }

    /// Everybody owes all twenty: five each year, seven every second and eight every third.
    private void makeRequirements() throws SQLException {
        // What the modules of the portal itself ask is left out of it.
        run("UPDATE requirements SET asked = FALSE");
        for (int g = 0; g < GROUPS.size(); g++) {
            run(
                    """
                    INSERT INTO requirements (id, module_id, role_group, cycle, grace_days,
                        due_days, effective_from)
                    SELECT 2000000 + seq * 10 + %d, CONCAT('module-', LPAD(seq, 2, '0')), '%s',
                        CASE WHEN seq < 5 THEN 'P1Y' WHEN seq < 12 THEN 'P2Y' ELSE 'P3Y' END,
                        10, 30, :today - INTERVAL 6 YEAR
                    FROM seq_0_to_%d
                    """
                            .formatted(g, GROUPS.get(g), MODULES - 1));
        }
    }

    /// As many as asked for, and a tenth more who have left.
    private void makeStaff(int staff, int schools) throws SQLException {
        run(
                """
                INSERT INTO staff_members (id, school_id, given_name, family_name, email, job_title,
                    started_on, left_on)
                SELECT %1$d + n, %2$d + n MOD %3$d,
                    CONCAT(ELT(1 + h MOD 8, 'Al', 'Be', 'Ca', 'Da', 'El', 'Fa', 'Gi', 'Ha'),
                        ELT(1 + (h >> 3) MOD 8, 'ma', 'na', 'ra', 'lia', 'ron', 'sa', 'vi', 'wen')),
                    CONCAT(ELT(1 + (h >> 6) MOD 16, 'Ash', 'Beck', 'Clay', 'Dale', 'Elm', 'Fern',
                            'Glen', 'Hill', 'Iron', 'Jay', 'Kirk', 'Lane', 'Moor', 'North', 'Oak',
                            'Park'),
                        ELT(1 + (h >> 10) MOD 16, 'ford', 'well', 'ton', 'wood', 'field', 'by',
                            'ham', 'ley', 'worth', 'stone', 'bury', 'gate', 'mere', 'stead',
                            'wick', 'combe')),
                    CONCAT('person', n, '@bench.example'), 'Example',
                    IF(n >= %4$d OR h MOD 10 < 6, :today - INTERVAL 1827 + (h >> 4) MOD 2500 DAY,
                        :today - INTERVAL (h >> 4) MOD 1826 DAY),
                    IF(n >= %4$d, :today - INTERVAL 1 + (h >> 4) MOD 1825 DAY, NULL)
                FROM (SELECT seq AS n, CRC32(CONCAT('staff', seq)) AS h FROM seq_0_to_%5$d) numbers
                """
                        .formatted(
                                FIRST_PERSON, FIRST_SCHOOL, schools, staff, staff * 11 / 10 - 1));
        run(
                """
                INSERT INTO role_group_memberships (id, staff_member_id, school_id, role_group,
                    from_date)
                SELECT id + 10000000, id, school_id,
                    CASE WHEN h < 48 THEN 'teachers' WHEN h < 72 THEN 'pupil-support'
                        WHEN h < 86 THEN 'site-and-office' WHEN h < 91 THEN 'leadership'
                        WHEN h < 94 THEN 'supply' WHEN h < 97 THEN 'trainees'
                        ELSE 'volunteers' END,
                    started_on
                FROM (SELECT s.*, CRC32(CONCAT('group', id)) MOD 100 AS h FROM staff_members s) s
                """);
        // One in twenty-five leads as well.
        run(
                """
                INSERT INTO role_group_memberships (id, staff_member_id, school_id, role_group,
                    from_date)
                SELECT id + 20000000, id, school_id, 'dsl', started_on FROM staff_members
                WHERE CRC32(CONCAT('lead', id)) MOD 25 = 0
                """);
        run(
                """
                INSERT INTO absences (id, staff_member_id, from_date, to_date)
                SELECT id + 30000000, id, :today - INTERVAL 20 + id MOD 300 DAY,
                    IF(id MOD 3 = 0, NULL, :today - INTERVAL 10 DAY)
                FROM staff_members
                WHERE CRC32(CONCAT('away', id)) MOD 50 = 0 AND started_on < :today - INTERVAL 1 YEAR
                """);
        makeVersions(0);
    }

    private void makeVersions(long fromPerson) throws SQLException {
        run(
                """
                INSERT INTO staff_member_versions
                    (id, staff_member_id, recorded_at, recorded_by, cause, import_id, snapshot)
                SELECT p.staff_member_id + 40000000, p.staff_member_id, TIMESTAMP(s.started_on),
                    NULL, 'BEGINNING', NULL, p.snapshot
                FROM staff_snapshots p JOIN staff_members s ON s.id = p.staff_member_id
                WHERE p.staff_member_id >= %d
                """
                        .formatted(fromPerson));
    }

    /// Most in time, some late, one in fourteen never; three weeks between a cycle's end and the next.
    private int makeCompletions() throws SQLException {
        int made =
                run(
                        """
                        INSERT INTO completions (id, staff_member_id, module_id, module_version, how,
                            once_key, effective_on, expires_on, recorded_at)
                        SELECT id * 1000 + m * 10 + k, id, CONCAT('module-', LPAD(m, 2, '0')),
                            '2025-09', 'ACKNOWLEDGEMENT', CONCAT('bench|', id, '|', m, '|', k), done,
                            done + INTERVAL years YEAR, done + INTERVAL 12 HOUR
                        FROM (
                            SELECT s.id, s.left_on, m.seq AS m, k.seq AS k, y.years,
                                GREATEST(s.started_on, :today - INTERVAL 5 YEAR)
                                    + INTERVAL CRC32(CONCAT(s.id, '|', m.seq)) MOD 40
                                        + IF(s.started_on < :today - INTERVAL 5 YEAR,
                                            CRC32(CONCAT(m.seq, '|', s.id)) MOD (365 * y.years), 0)
                                        + k.seq * (365 * y.years - 20)
                                        + CRC32(CONCAT(s.id, '|', m.seq, '|', k.seq)) MOD 30 DAY
                                    AS done
                            FROM staff_members s
                            JOIN seq_0_to_%d m
                            JOIN (SELECT 1 AS years UNION ALL SELECT 2 UNION ALL SELECT 3) y
                                ON y.years = CASE WHEN m.seq < 5 THEN 1 WHEN m.seq < 12 THEN 2
                                    ELSE 3 END
                            JOIN seq_0_to_5 k
                            WHERE CRC32(CONCAT('never', s.id, '|', m.seq)) MOD 14 > 0
                        ) planned
                        WHERE done <= :today - INTERVAL 1 DAY AND (left_on IS NULL OR done <= left_on)
                        """
                                .formatted(MODULES - 1));
        run(
                """
                INSERT INTO delayed_checks (id, completion_id, round, staff_member_id, module_id,
                    offered_on, closes_on, result, score, answered_at)
                SELECT id, id, 1, staff_member_id, module_id, effective_on + INTERVAL 56 DAY,
                    effective_on + INTERVAL 70 DAY,
                    CASE WHEN id MOD 7 < 5 THEN 'PASSED' WHEN id MOD 7 < 6 THEN 'FAILED' END, 0.8,
                    IF(id MOD 7 < 6, effective_on + INTERVAL 60 DAY, NULL)
                FROM completions
                WHERE module_id IN ('module-00', 'module-01')
                    AND effective_on < :today - INTERVAL 70 DAY
                """);
        run("ANALYZE TABLE staff_members, completions, staff_member_versions");
        return made;
    }

    /// The same people once more, at other schools, with what was worked out of the first.
    void copy(int schools, int copy) throws SQLException {
        run("SET SESSION max_statement_time = 0, foreign_key_checks = 0, unique_checks = 0");
        long others = (long) schools * copy;
        long people = APART * copy;
        String first = " WHERE school_id < " + (FIRST_SCHOOL + schools);
        run(
                "INSERT INTO schools (id, name) SELECT id + %d, CONCAT(name, ' (%d)') FROM schools"
                                .formatted(others, copy)
                        + first.replace("school_id", "id"));
        run(
                "INSERT INTO trust_memberships (id, school_id, trust_id, from_date)"
                        + " SELECT id + %1$d, school_id + %1$d, trust_id, from_date FROM"
                                .formatted(others)
                        + " trust_memberships"
                        + first);
        copy(
                "staff_members",
                "id, school_id, given_name, family_name, email, job_title, started_on, left_on",
                "id + %2$d, school_id + %1$d, given_name, family_name, CONCAT('c%2$d', email),"
                        + " job_title, started_on, left_on",
                others,
                people,
                first);
        copy(
                "role_group_memberships",
                "id, staff_member_id, school_id, role_group, from_date",
                "id + %2$d, staff_member_id + %2$d, school_id + %1$d, role_group, from_date",
                others,
                people,
                first);
        makeVersions(FIRST_PERSON + people);
        copy(
                "completions",
                "id, staff_member_id, module_id, module_version, how, once_key, effective_on,"
                        + " expires_on, recorded_at",
                "id + %2$d * 1000, staff_member_id + %2$d, module_id, module_version, how,"
                        + " CONCAT(once_key, '|%2$d'), effective_on, expires_on, recorded_at",
                others,
                people,
                " WHERE staff_member_id < " + (FIRST_PERSON + APART));
        copyReadModel(others, people, first);
    }

    private void copyReadModel(long others, long people, String first) throws SQLException {
        String counts = "n0, n1, n2, n3, n4, n5, n6, n7, n8, forgotten, known";
        String verdict = "standing, memory, reopened, completed_on, covered_until, due_on";
        copy(
                "standing_spans",
                "school_id, year, line_id, staff_member_id, from_day, until_day, " + verdict,
                "school_id + %1$d, year, line_id, staff_member_id + %2$d, from_day, until_day, "
                        + verdict,
                others,
                people,
                first);
        copy(
                "standing_people",
                "school_id, staff_member_id, from_day, until_day",
                "school_id + %1$d, staff_member_id + %2$d, from_day, until_day",
                others,
                people,
                first);
        copy(
                "standing_changes",
                "school_id, day, line_id, " + counts,
                "school_id + %1$d, day, line_id, " + counts,
                others,
                people,
                first);
        copy(
                "standing_sums",
                "day, school_id, line_id, " + counts,
                "day, school_id + %1$d, line_id, " + counts,
                others,
                people,
                first);
    }

    private void copy(
            String table, String columns, String values, long others, long people, String which)
            throws SQLException {
        run(
                "INSERT INTO %s (%s) SELECT ".formatted(table, columns)
                        + values.formatted(others, people)
                        + " FROM "
                        + table
                        + which);
    }

    /// The totals of all schools together, once there are so many times as many.
    void multiplyTotals(int times) throws SQLException {
        run(
                "UPDATE standing_totals SET n0 = n0 * %1$d, n1 = n1 * %1$d, n2 = n2 * %1$d,"
                                .formatted(times)
                        + " n3 = n3 * %1$d, n4 = n4 * %1$d, n5 = n5 * %1$d, n6 = n6 * %1$d,"
                                .formatted(times)
                        + " n7 = n7 * %1$d, n8 = n8 * %1$d, forgotten = forgotten * %1$d,"
                                .formatted(times)
                        + " known = known * %d".formatted(times));
    }
}
