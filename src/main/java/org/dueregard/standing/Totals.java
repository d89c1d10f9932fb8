package org.dueregard.standing;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The figures of all schools together at the end of each day that is over.
@Component
class Totals {

    private static final String INSERT =
            "INSERT INTO standing_totals (day, line_id, "
                    + Figures.COLUMNS
                    + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    Totals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Goes on from the last day that is there. Whoever calls it holds [Horizon#alone].
    void addUp(LocalDate to) {
        LocalDate last =
                jdbc.queryForObject("SELECT MAX(day) FROM standing_totals", LocalDate.class);
        LocalDate from = last == null ? LocalDate.EPOCH : last;
        if (!from.isBefore(to)) {
            return;
        }
        Map<Integer, int[]> sums = on(from);
        Map<LocalDate, Map<Integer, int[]>> changes = changes(from, to);
        List<Object[]> rows = new ArrayList<>();
        LocalDate day = last == null ? firstOf(changes, to) : from.plusDays(1);
        while (!day.isAfter(to)) {
            changes.getOrDefault(day, Map.of()).forEach((line, change) -> add(sums, line, change));
            for (Map.Entry<Integer, int[]> line : sums.entrySet()) {
                rows.add(row(day, line.getKey(), line.getValue()));
            }
            day = day.plusDays(1);
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT, rows);
        }
    }

    private static LocalDate firstOf(Map<LocalDate, Map<Integer, int[]>> changes, LocalDate to) {
        return changes.keySet().stream().min(LocalDate::compareTo).orElse(to.plusDays(1));
    }

    private static void add(Map<Integer, int[]> sums, int line, int[] change) {
        int[] sum = sums.computeIfAbsent(line, key -> new int[Tally.COLUMNS]);
        for (int i = 0; i < Tally.COLUMNS; i++) {
            sum[i] += change[i];
        }
    }

    private Map<Integer, int[]> on(LocalDate day) {
        Map<Integer, int[]> sums = new TreeMap<>();
        jdbc.query(
                "SELECT line_id, " + Figures.COLUMNS + " FROM standing_totals WHERE day = ?",
                row -> {
                    sums.put(row.getInt(1), counts(row, 2));
                },
                day);
        return sums;
    }

    private Map<LocalDate, Map<Integer, int[]>> changes(LocalDate after, LocalDate to) {
        Map<LocalDate, Map<Integer, int[]>> changes = new TreeMap<>();
        jdbc.query(
                "SELECT day, line_id, "
                        + Figures.SUMMED
                        + " FROM standing_changes WHERE day > ? AND day <= ? AND line_id < 0"
                        + " GROUP BY day, line_id",
                row -> {
                    changes.computeIfAbsent(
                                    Objects.requireNonNull(row.getObject(1, LocalDate.class)),
                                    key -> new TreeMap<>())
                            .put(row.getInt(2), counts(row, 3));
                },
                after,
                to);
        return changes;
    }

    private static int[] counts(java.sql.ResultSet row, int first) throws java.sql.SQLException {
        int[] counts = new int[Tally.COLUMNS];
        for (int i = 0; i < Tally.COLUMNS; i++) {
            counts[i] = row.getInt(first + i);
        }
        return counts;
    }

    private static Object[] row(LocalDate day, int line, int[] counts) {
        Object[] row = new Object[2 + Tally.COLUMNS];
        row[0] = Date.valueOf(day);
        row[1] = line;
        for (int i = 0; i < Tally.COLUMNS; i++) {
            row[2 + i] = counts[i];
        }
        return row;
    }
}
