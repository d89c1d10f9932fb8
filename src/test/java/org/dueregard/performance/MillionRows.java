package org.dueregard.performance;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.jspecify.annotations.NullMarked;

/// The read model of a million people, fifty at each of 20,000 schools, without the people: sums of
/// two days, the changes since, and the totals that [org.dueregard.standing.ReadModel] would have.
@NullMarked
final class MillionRows {

    static final int SCHOOLS = 20_000;

    /// Of 20 modules, each completed every second or third year by most of a million people.
    private static final int CHANGES_A_DAY = 90_000;

    private final Connection connection;
    private final LocalDate today;

    MillionRows(Connection connection, LocalDate today) {
        this.connection = connection;
        this.today = today;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void make() throws SQLException {
        run("SET SESSION max_statement_time = 0, foreign_key_checks = 0, unique_checks = 0");
        run("INSERT INTO trusts (id, name) VALUES (1, 'Example trust')");
        run(
                "INSERT INTO schools (id, name) SELECT 1000 + seq, CONCAT('School ', seq)"
                        + " FROM seq_1_to_"
                        + SCHOOLS);
        makeLines();
        LocalDate then = today.minusYears(2);
        LocalDate monthBefore = then.withDayOfMonth(1).minusDays(1);
        makeSums(monthBefore);
        for (LocalDate day = monthBefore.plusDays(1); !day.isAfter(then); day = day.plusDays(1)) {
            makeChanges(day);
        }
        makeTotal(monthBefore, then);
        makeSums(today.minusDays(1));
        makeTotal(today.minusDays(1), today.minusDays(1));
        makeChanges(today);
        copyTotals();
        run("ANALYZE TABLE standing_sums, standing_changes, standing_totals");
    }

    /// A school has people in seven role groups.
    private void makeLines() throws SQLException {
        run(
                """
                INSERT INTO standing_lines (module_id, role_group)
                SELECT CONCAT('module-', LPAD(m.seq, 2, '0')), ELT(g.seq, '', 'teachers', 'dsl',
                    'leadership', 'pupil-support', 'site-and-office', 'supply', 'governors')
                FROM seq_0_to_19 m JOIN seq_1_to_8 g
                """);
    }

    private void makeSums(LocalDate day) throws SQLException {
        run(
                """
                INSERT INTO standing_sums (day, school_id, line_id, n0, n1, n2, n3, n4, n5, n6, n7,
                    n8, forgotten, known)
                SELECT DATE '%s', s.id, IF(l.role_group = '', -l.id, l.id),
                    0, s.id MOD 2, 0, 0, l.id MOD 4, s.id MOD 3, 1,
                    IF(l.role_group = '', 46, 6), 0, 1, 2
                FROM schools s JOIN standing_lines l ORDER BY s.id, 3
                """
                        .formatted(day));
        run("INSERT INTO standing_sum_days (day) VALUES (DATE '" + day + "')");
    }

    /// Of each completion two rows, of its role group and of the school.
    private void makeChanges(LocalDate day) throws SQLException {
        run(
                """
                INSERT INTO standing_changes (school_id, day, line_id, n0, n1, n2, n3, n4, n5, n6,
                    n7, n8, forgotten, known)
                SELECT DISTINCT 1001 + CRC32(CONCAT(seq DIV 2, '%1$s')) MOD %2$d, DATE '%1$s',
                    IF(l.role_group = '', -l.id, l.id), 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0
                FROM seq_1_to_%3$d
                JOIN standing_lines l
                    ON l.id = 1 + 8 * (CRC32(seq DIV 2) MOD 20)
                        + IF(seq MOD 2 = 0, 0, 1 + CRC32(seq) MOD 7)
                """
                        .formatted(day, SCHOOLS, CHANGES_A_DAY));
    }

    private void makeTotal(LocalDate sums, LocalDate day) throws SQLException {
        String columns = "n0, n1, n2, n3, n4, n5, n6, n7, n8, forgotten, known";
        run(
                """
                INSERT INTO standing_totals (day, line_id, %1$s)
                SELECT DATE '%3$s', line_id, SUM(n0), SUM(n1), SUM(n2), SUM(n3), SUM(n4), SUM(n5),
                    SUM(n6), SUM(n7), SUM(n8), SUM(forgotten), SUM(known)
                FROM (SELECT line_id, %1$s FROM standing_sums WHERE day = DATE '%2$s' AND line_id < 0
                    UNION ALL SELECT line_id, %1$s FROM standing_changes
                    WHERE day > DATE '%2$s' AND day <= DATE '%3$s' AND line_id < 0) up
                GROUP BY line_id
                """
                        .formatted(columns, sums, day));
    }

    /// The other days of five years, with the figures of yesterday.
    private void copyTotals() throws SQLException {
        String columns = "line_id, n0, n1, n2, n3, n4, n5, n6, n7, n8, forgotten, known";
        run(
                """
                INSERT IGNORE INTO standing_totals (day, %1$s)
                SELECT DATE '%2$s' - INTERVAL seq DAY, %1$s FROM standing_totals
                JOIN seq_1_to_1825 WHERE day = DATE '%2$s'
                """
                        .formatted(columns, today.minusDays(1)));
    }
}
