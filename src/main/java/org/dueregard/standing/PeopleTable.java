package org.dueregard.standing;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// From when until when people owe anything at a school.
@Component
class PeopleTable {

    private record Stay(LocalDate from, LocalDate until) {}

    private final JdbcTemplate jdbc;

    PeopleTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes what differs from a day on, which is next to nothing: people come and go less often than
    /// they learn.
    void write(
            Collection<Long> people,
            LocalDate since,
            Map<Long, List<Timeline.Span>> before,
            Map<Long, List<Timeline.Span>> after) {
        List<Object[]> rows = new ArrayList<>();
        for (long person : people) {
            Map<Long, List<Stay>> old = stays(before.getOrDefault(person, List.of()));
            Map<Long, List<Stay>> now = stays(after.getOrDefault(person, List.of()));
            Set<Long> schools = new TreeSet<>(old.keySet());
            schools.addAll(now.keySet());
            for (long school : schools) {
                List<Stay> stays = now.getOrDefault(school, List.of());
                List<Stay> known = old.getOrDefault(school, List.of());
                if (!known.equals(stays)) {
                    if (!known.isEmpty()) {
                        cut(person, school, since);
                    }
                    stays.forEach(stay -> rows.add(row(person, school, stay)));
                }
            }
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    "INSERT INTO standing_people (school_id, staff_member_id, from_day, until_day)"
                            + " VALUES (?, ?, ?, ?)",
                    rows);
        }
    }

    private void cut(long person, long school, LocalDate since) {
        String which = " WHERE school_id = ? AND staff_member_id = ?";
        Date day = Date.valueOf(since);
        jdbc.update(
                "DELETE FROM standing_people" + which + " AND from_day >= ?", school, person, day);
        jdbc.update(
                "UPDATE standing_people SET until_day = ?" + which + " AND until_day > ?",
                day,
                school,
                person,
                day);
    }

    private static Object[] row(long person, long school, Stay stay) {
        return new Object[] {school, person, Date.valueOf(stay.from()), Date.valueOf(stay.until())};
    }

    /// By school, none touching another.
    private static Map<Long, List<Stay>> stays(List<Timeline.Span> spans) {
        Map<Long, List<Stay>> stays = new HashMap<>();
        spans.stream()
                .sorted(Comparator.comparing(Timeline.Span::from))
                .forEach(span ->
                        add(
                                stays.computeIfAbsent(
                                        span.line().schoolId(), key -> new ArrayList<>()),
                                span));
        return stays;
    }

    private static void add(List<Stay> stays, Timeline.Span span) {
        Stay last = stays.isEmpty() ? null : stays.getLast();
        if (last == null || span.from().isAfter(last.until())) {
            stays.add(new Stay(span.from(), span.until()));
        } else if (span.until().isAfter(last.until())) {
            stays.removeLast();
            stays.add(new Stay(last.from(), span.until()));
        }
    }

    /// Forgets everything, to be worked out anew.
    void clear() {
        jdbc.update("DELETE FROM standing_people");
    }
}
