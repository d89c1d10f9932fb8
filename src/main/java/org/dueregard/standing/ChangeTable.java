package org.dueregard.standing;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// By how much the figures change from a day on. Rows are only added, so that nobody waits; when a day
/// is over, those of one line become one.
@Component
class ChangeTable {

    private static final String INSERT =
            "INSERT INTO standing_changes (school_id, day, line_id, "
                    + Figures.COLUMNS
                    + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int KEYS = 3;

    private final JdbcTemplate jdbc;

    ChangeTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static Object[] row(long schoolId, LocalDate day, int line, int[] change) {
        Object[] row = new Object[KEYS + Tally.COLUMNS];
        row[0] = schoolId;
        row[1] = Date.valueOf(day);
        row[2] = line;
        for (int i = 0; i < Tally.COLUMNS; i++) {
            row[KEYS + i] = change[i];
        }
        return row;
    }

    /// @param rows of [#row]
    void add(List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT, rows);
        }
    }

    /// Makes one row of several, for days that are over. Whoever calls it holds [Horizon#alone].
    void compact(LocalDate after, LocalDate to) {
        List<LocalDate> days =
                jdbc.query(
                        "SELECT DISTINCT day FROM standing_changes WHERE day > ? AND day <= ?",
                        (row, number) -> Objects.requireNonNull(row.getObject(1, LocalDate.class)),
                        after,
                        to);
        days.forEach(this::compact);
    }

    private void compact(LocalDate day) {
        List<Object[]> single = new ArrayList<>();
        List<Object[]> several = new ArrayList<>();
        jdbc.query(
                "SELECT school_id, line_id, "
                        + Figures.SUMMED
                        + " FROM standing_changes WHERE day = ? GROUP BY school_id, line_id"
                        + " HAVING COUNT(*) > 1",
                row -> {
                    int[] change = new int[Tally.COLUMNS];
                    boolean any = false;
                    for (int i = 0; i < Tally.COLUMNS; i++) {
                        change[i] = row.getInt(KEYS + i);
                        any |= change[i] != 0;
                    }
                    long school = row.getLong(1);
                    int line = row.getInt(2);
                    several.add(new Object[] {school, Date.valueOf(day), line});
                    if (any) {
                        single.add(row(school, day, line, change));
                    }
                },
                day);
        if (!several.isEmpty()) {
            jdbc.batchUpdate(
                    "DELETE FROM standing_changes WHERE school_id = ? AND day = ? AND line_id = ?",
                    several);
            add(single);
        }
    }
}
