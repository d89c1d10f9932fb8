package org.dueregard.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dueregard.people.RoleGroup;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/// Reads the spans that hold on a day, and makes of several role groups one cell. Merging here instead
/// of in the database is quicker than a sort of everything there, and there is one rule of what is
/// worst.
@Component
class CellReader {

    private static final int FETCHED_AT_ONCE = 1000;

    private static final String SELECT =
            "SELECT school_id, staff_member_id, line_id, standing, memory, reopened, completed_on,"
                    + " covered_until, due_on FROM standing_spans WHERE year = :year"
                    + " AND from_day <= :day AND until_day > :day";

    private static final String OF_SCHOOL = SELECT + " AND school_id = :school";
    private static final String OF_PEOPLE =
            SELECT + " AND school_id IN (:schools) AND staff_member_id IN (:people)";

    /// Somebody at a school.
    record Place(long schoolId, long staffMemberId) {}

    private final NamedParameterJdbcTemplate jdbc;
    private final Lines lines;

    CellReader(JdbcTemplate jdbc, Lines lines) {
        JdbcTemplate piecemeal = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        piecemeal.setFetchSize(FETCHED_AT_ONCE);
        this.jdbc = new NamedParameterJdbcTemplate(piecemeal);
        this.lines = lines;
    }

    /// Everybody at a school, by person.
    Map<Long, SortedMap<String, PersonCells.Cell>> ofSchool(long schoolId, LocalDate day) {
        Map<Long, SortedMap<String, PersonCells.Cell>> cells = new HashMap<>();
        jdbc.query(
                OF_SCHOOL,
                Map.of("school", schoolId, "day", day, "year", day.getYear()),
                (RowCallbackHandler)
                        row ->
                                merge(
                                        cells.computeIfAbsent(
                                                row.getLong(2), key -> new TreeMap<>()),
                                        row));
        return cells;
    }

    /// Some people, each at one school or several.
    Map<Place, SortedMap<String, PersonCells.Cell>> of(Collection<Place> places, LocalDate day) {
        if (places.isEmpty()) {
            return Map.of();
        }
        Map<Place, SortedMap<String, PersonCells.Cell>> cells = new HashMap<>();
        jdbc.query(
                OF_PEOPLE,
                Map.of(
                        "schools",
                        distinct(places.stream().map(Place::schoolId).toList()),
                        "people",
                        distinct(places.stream().map(Place::staffMemberId).toList()),
                        "day",
                        day,
                        "year",
                        day.getYear()),
                (RowCallbackHandler)
                        row ->
                                merge(
                                        cells.computeIfAbsent(
                                                new Place(row.getLong(1), row.getLong(2)),
                                                key -> new TreeMap<>()),
                                        row));
        return cells;
    }

    private static List<Long> distinct(List<Long> ids) {
        return ids.stream().distinct().toList();
    }

    private void merge(Map<String, PersonCells.Cell> cells, ResultSet row) throws SQLException {
        Lines.Line line = lines.line(row.getInt(3));
        RoleGroup group = Objects.requireNonNull(line.group());
        PersonCells.Cell cell =
                new PersonCells.Cell(
                        Collections.unmodifiableSet(EnumSet.of(group)),
                        new Verdict(
                                Standing.ofRank(row.getInt(4)),
                                row.getObject(7, LocalDate.class),
                                row.getObject(8, LocalDate.class),
                                row.getObject(9, LocalDate.class),
                                Memory.ofCode(row.getInt(5)),
                                row.getBoolean(6)));
        cells.merge(line.moduleId(), cell, CellReader::both);
    }

    private static PersonCells.Cell both(PersonCells.Cell one, PersonCells.Cell other) {
        Set<RoleGroup> groups = EnumSet.copyOf(one.groups());
        groups.addAll(other.groups());
        return new PersonCells.Cell(
                Collections.unmodifiableSet(groups), Verdict.worst(one.verdict(), other.verdict()));
    }
}
