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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
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

    /// Without whoever is covered for longer and has not forgotten. In several role groups, that never
    /// changes what the others say.
    private static final String PRESSING =
            OF_SCHOOL + " AND (standing <> 7 OR memory = 2 OR covered_until <= :until)";

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

    /// Takes one line after another of somebody at a school.
    interface LineConsumer {
        void accept(Place place, Lines.Line line, Verdict verdict);
    }

    /// Everybody at a school, by person.
    Map<Long, SortedMap<String, PersonCells.Cell>> ofSchool(long schoolId, LocalDate day) {
        return ofSchool(schoolId, day, null, null);
    }

    /// The same of one module or one role group alone.
    Map<Long, SortedMap<String, PersonCells.Cell>> ofSchool(
            long schoolId, LocalDate day, @Nullable String moduleId, @Nullable RoleGroup group) {
        Map<Long, SortedMap<String, PersonCells.Cell>> cells = new HashMap<>();
        read(
                OF_SCHOOL,
                Map.of("school", schoolId, "day", day, "year", day.getYear()),
                (place, line, verdict) -> {
                    if ((moduleId == null || moduleId.equals(line.moduleId()))
                            && (group == null || group == line.group())) {
                        merge(
                                cells.computeIfAbsent(
                                        place.staffMemberId(), key -> new TreeMap<>()),
                                line,
                                verdict);
                    }
                });
        return cells;
    }

    /// Every line of a school that calls for something, or will when it ends on a day or before.
    void pressing(long schoolId, LocalDate day, LocalDate until, LineConsumer consumer) {
        read(
                PRESSING,
                Map.of("school", schoolId, "day", day, "year", day.getYear(), "until", until),
                consumer);
    }

    /// Some people, each at one school or several.
    Map<Place, SortedMap<String, PersonCells.Cell>> of(Collection<Place> places, LocalDate day) {
        if (places.isEmpty()) {
            return Map.of();
        }
        Map<Place, SortedMap<String, PersonCells.Cell>> cells = new HashMap<>();
        read(
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
                (place, line, verdict) ->
                        merge(cells.computeIfAbsent(place, key -> new TreeMap<>()), line, verdict));
        return cells;
    }

    private static List<Long> distinct(List<Long> ids) {
        return ids.stream().distinct().toList();
    }

    private void read(String sql, Map<String, Object> parameters, LineConsumer consumer) {
        jdbc.query(
                sql,
                parameters,
                row -> {
                    consumer.accept(
                            new Place(row.getLong(1), row.getLong(2)),
                            lines.line(row.getInt(3)),
                            verdict(row));
                });
    }

    private static Verdict verdict(ResultSet row) throws SQLException {
        return new Verdict(
                Standing.ofRank(row.getInt(4)),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                row.getObject(9, LocalDate.class),
                Memory.ofCode(row.getInt(5)),
                row.getBoolean(6));
    }

    private static void merge(
            Map<String, PersonCells.Cell> cells, Lines.Line line, Verdict verdict) {
        RoleGroup group = Objects.requireNonNull(line.group());
        cells.merge(
                line.moduleId(),
                new PersonCells.Cell(Collections.unmodifiableSet(EnumSet.of(group)), verdict),
                CellReader::both);
    }

    private static PersonCells.Cell both(PersonCells.Cell one, PersonCells.Cell other) {
        Set<RoleGroup> groups = EnumSet.copyOf(one.groups());
        groups.addAll(other.groups());
        return new PersonCells.Cell(
                Collections.unmodifiableSet(groups), Verdict.worst(one.verdict(), other.verdict()));
    }
}
