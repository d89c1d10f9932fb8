package org.dueregard.standing;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/// The spans of people as rows, cut at each new year.
@Component
class SpanTable {

    private static final String INSERT =
            "INSERT INTO standing_spans (school_id, year, line_id, staff_member_id, from_day,"
                    + " until_day, standing, memory, reopened, completed_on, covered_until, due_on)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int DELETED_AT_ONCE = 50_000;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Lines lines;

    SpanTable(JdbcTemplate jdbc, Lines lines) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.lines = lines;
    }

    /// What is kept about people from a day on, earlier parts of it cut off, in the order of time.
    Map<Long, List<Timeline.Span>> since(Collection<Long> people, LocalDate day) {
        Map<Long, List<Timeline.Span>> spans = new HashMap<>();
        named.query(
                "SELECT * FROM standing_spans WHERE staff_member_id IN (:people)"
                        + " AND year >= :year AND until_day > :day"
                        + " ORDER BY staff_member_id, school_id, line_id, from_day",
                Map.of("people", people, "day", day, "year", day.getYear()),
                row -> {
                    add(
                            spans.computeIfAbsent(
                                    row.getLong("staff_member_id"), key -> new ArrayList<>()),
                            span(row, day));
                });
        return spans;
    }

    /// Puts together what was cut at a new year.
    private static void add(List<Timeline.Span> spans, Timeline.Span span) {
        Timeline.Span last = spans.isEmpty() ? null : spans.getLast();
        if (last != null
                && last.line().equals(span.line())
                && last.until().equals(span.from())
                && last.verdict().equals(span.verdict())) {
            spans.removeLast();
            spans.add(new Timeline.Span(span.line(), last.from(), span.until(), span.verdict()));
        } else {
            spans.add(span);
        }
    }

    private Timeline.Span span(ResultSet row, LocalDate since) throws SQLException {
        Lines.Line line = lines.line(row.getInt("line_id"));
        LocalDate from = date(row, "from_day");
        return new Timeline.Span(
                new Timeline.Line(
                        row.getLong("school_id"),
                        Objects.requireNonNull(line.group()),
                        line.moduleId()),
                from.isBefore(since) ? since : from,
                date(row, "until_day"),
                verdict(row));
    }

    static Verdict verdict(ResultSet row) throws SQLException {
        return new Verdict(
                Standing.ofRank(row.getInt("standing")),
                row.getObject("completed_on", LocalDate.class),
                row.getObject("covered_until", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                Memory.ofCode(row.getInt("memory")),
                row.getBoolean("reopened"));
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }

    /// Takes back what was forecast of some lines of people from a day on. What was before that day
    /// stays for good.
    void cut(Map<Long, Collection<Timeline.Line>> people, LocalDate since) {
        List<Object[]> keys = new ArrayList<>();
        people.forEach((person, cut) ->
                cut.forEach(line ->
                        keys.add(
                                new Object[] {
                                    person,
                                    line.schoolId(),
                                    lines.id(new Lines.Line(line.moduleId(), line.group())),
                                    since.getYear(),
                                    Date.valueOf(since)
                                })));
        String which = " WHERE staff_member_id = ? AND school_id = ? AND line_id = ? AND year >= ?";
        jdbc.batchUpdate("DELETE FROM standing_spans" + which + " AND from_day >= ?", keys);
        jdbc.batchUpdate(
                "UPDATE standing_spans SET until_day = ?" + which + " AND until_day > ?",
                keys.stream()
                        .map(key -> new Object[] {key[4], key[0], key[1], key[2], key[3], key[4]})
                        .toList());
    }

    void add(Map<Long, List<Timeline.Span>> spans) {
        List<Object[]> rows = new ArrayList<>();
        spans.forEach((person, list) -> list.forEach(span -> addRows(rows, person, span)));
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT, rows);
        }
    }

    private void addRows(List<Object[]> rows, long person, Timeline.Span span) {
        int line = lines.id(new Lines.Line(span.line().moduleId(), span.line().group()));
        LocalDate from = span.from();
        while (from.isBefore(span.until())) {
            LocalDate newYear = LocalDate.of(from.getYear() + 1, 1, 1);
            LocalDate until = newYear.isBefore(span.until()) ? newYear : span.until();
            Verdict verdict = span.verdict();
            rows.add(
                    new Object[] {
                        span.line().schoolId(),
                        from.getYear(),
                        line,
                        person,
                        Date.valueOf(from),
                        Date.valueOf(until),
                        verdict.standing().rank(),
                        verdict.memory().code(),
                        verdict.reopened(),
                        sql(verdict.completedOn()),
                        sql(verdict.coveredUntil()),
                        sql(verdict.dueOn())
                    });
            from = until;
        }
    }

    private static @Nullable Date sql(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    /// Forgets everything, to be worked out anew.
    void clear() {
        int deleted = DELETED_AT_ONCE;
        while (deleted == DELETED_AT_ONCE) {
            deleted = jdbc.update("DELETE FROM standing_spans LIMIT " + DELETED_AT_ONCE);
        }
    }
}
