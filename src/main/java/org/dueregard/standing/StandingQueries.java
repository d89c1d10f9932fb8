package org.dueregard.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dueregard.common.Sql;
import org.dueregard.people.RoleGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The people behind the figures, from the spans that hold on a day.
@Component
class StandingQueries {

    static final int PAGE_SIZE = 25;

    /// Each person once per module, by the worst of several role groups: first letter its order, then
    /// the standing, then the day.
    private static final String MERGED =
            """
            SELECT sp.staff_member_id, l.module_id,
                GROUP_CONCAT(l.role_group) AS role_groups,
                MIN(CONCAT(
                    CASE sp.standing WHEN 0 THEN 0 WHEN 4 THEN 1 WHEN 5 THEN 2 WHEN 6 THEN 3
                        WHEN 3 THEN 4 WHEN 1 THEN 5 WHEN 2 THEN 6 WHEN 7 THEN 7 ELSE 8 END,
                    sp.standing, sp.memory, COALESCE(sp.due_on, '9999-12-31'),
                    COALESCE(sp.completed_on, ''))) AS worst,
                MIN(sp.covered_until) AS covered_until, MAX(sp.reopened) AS reopened
            FROM standing_spans sp
            JOIN standing_lines l ON l.id = sp.line_id
            WHERE sp.school_id = :school AND sp.year = :year
                AND sp.from_day <= :day AND sp.until_day > :day
                %s
            GROUP BY sp.staff_member_id, l.module_id
            """;

    private static final String PEOPLE =
            """
            SELECT * FROM (
                SELECT merged.*, s.given_name, s.family_name, s.job_title, s.started_on,
                    CAST(SUBSTRING(worst, 2, 1) AS INT) AS standing,
                    CAST(SUBSTRING(worst, 3, 1) AS INT) AS memory,
                    CAST(SUBSTRING(worst, 4, 10) AS DATE) AS due_on,
                    NULLIF(SUBSTRING(worst, 14), '') AS completed_on
                FROM (%s) merged
                JOIN staff_members s ON s.id = merged.staff_member_id
            ) people WHERE TRUE
            """;

    private static final String OWING =
            """
            FROM standing_people p JOIN staff_members s ON s.id = p.staff_member_id
            WHERE p.school_id IN (:schools) AND p.from_day <= :day AND p.until_day > :day
            """;

    private final JdbcClient jdbc;
    private final CellReader cells;

    StandingQueries(JdbcClient jdbc, CellReader cells) {
        this.jdbc = jdbc;
        this.cells = cells;
    }

    private record Owing(CellReader.Place place, String name, String jobTitle) {}

    /// One page of everybody who owes anything at some schools, by name, each with every cell.
    MatrixPage matrix(Collection<Long> schools, LocalDate day, String search, int page) {
        if (schools.isEmpty()) {
            return new MatrixPage(List.of(), 0, 1, 1);
        }
        Map<String, Object> parameters =
                Map.of("schools", schools, "day", day, "search", Sql.containing(search));
        String owing =
                OWING
                        + (search.isBlank()
                                ? ""
                                : " AND (CONCAT(s.given_name, ' ', s.family_name) LIKE :search"
                                        + " OR s.job_title LIKE :search)");
        long total =
                jdbc.sql("SELECT COUNT(*) " + owing).params(parameters).query(Long.class).single();
        int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int shown = Math.clamp(page, 1, pages);
        List<Owing> people =
                jdbc.sql(
                                "SELECT p.school_id, s.id, s.given_name, s.family_name, s.job_title "
                                        + owing
                                        + " ORDER BY s.family_name, s.given_name, s.id, p.school_id"
                                        + " LIMIT :size OFFSET :from")
                        .params(parameters)
                        .param("size", PAGE_SIZE)
                        .param("from", (shown - 1) * PAGE_SIZE)
                        .query((row, number) ->
                                new Owing(
                                        new CellReader.Place(row.getLong(1), row.getLong(2)),
                                        row.getString(3) + " " + row.getString(4),
                                        row.getString(5)))
                        .list();
        return new MatrixPage(withCells(people, day), total, shown, pages);
    }

    private List<PersonCells> withCells(List<Owing> people, LocalDate day) {
        Map<CellReader.Place, SortedMap<String, PersonCells.Cell>> known =
                cells.of(people.stream().map(Owing::place).toList(), day);
        return people.stream()
                .map(person ->
                        new PersonCells(
                                person.place().schoolId(),
                                person.place().staffMemberId(),
                                person.name(),
                                person.jobTitle(),
                                known.getOrDefault(person.place(), new TreeMap<>())))
                .toList();
    }

    /// One page of a school's people.
    StandingPage people(long schoolId, StandingFilter filter) {
        String people =
                PEOPLE.formatted(MERGED.formatted(lines(filter)))
                        + condition(filter.show())
                        + (filter.search().isBlank()
                                ? ""
                                : " AND (CONCAT(given_name, ' ', family_name) LIKE :search"
                                        + " OR job_title LIKE :search)");
        Map<String, Object> parameters = parameters(schoolId, filter);
        long[] total =
                jdbc.sql(
                                "SELECT COUNT(*), COUNT(DISTINCT staff_member_id) FROM ("
                                        + people
                                        + ") counted")
                        .params(parameters)
                        .query((row, number) -> new long[] {row.getLong(1), row.getLong(2)})
                        .single();
        int pages = (int) Math.max(1, (total[0] + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.clamp(filter.page(), 1, pages);
        List<StandingRow> rows =
                jdbc.sql(
                                people
                                        + " ORDER BY "
                                        + filter.sort().orderBy(filter.descending())
                                        + " LIMIT :size OFFSET :from")
                        .params(parameters)
                        .param("size", PAGE_SIZE)
                        .param("from", (page - 1) * PAGE_SIZE)
                        .query(StandingQueries::row)
                        .list();
        return new StandingPage(rows, total[0], total[1], page, pages);
    }

    /// Everybody in scope at a school, each module once.
    List<StandingRow> everybody(long schoolId, LocalDate day) {
        StandingFilter filter = everything(day);
        return jdbc.sql(
                        PEOPLE.formatted(MERGED.formatted(lines(filter)))
                                + condition(filter.show())
                                + " ORDER BY "
                                + filter.sort().orderBy(false))
                .params(parameters(schoolId, filter))
                .query(StandingQueries::row)
                .list();
    }

    /// What calls for something, in one reading.
    Exposure exposure(long schoolId, LocalDate day) {
        StandingFilter everything = everything(day);
        return jdbc.sql(
                        """
                        SELECT COUNT(DISTINCT CASE WHEN standing IN (4, 5, 6)
                                THEN staff_member_id END),
                            COUNT(DISTINCT CASE WHEN standing IN (5, 6)
                                AND started_on > DATE_SUB(:day, INTERVAL 6 MONTH)
                                THEN staff_member_id END),
                            COUNT(DISTINCT CASE WHEN standing IN (4, 5, 6)
                                AND FIND_IN_SET('dsl', role_groups) THEN staff_member_id END),
                            COUNT(DISTINCT CASE WHEN standing = 7
                                AND covered_until <= DATE_ADD(:day, INTERVAL 31 DAY)
                                THEN staff_member_id END),
                            COUNT(DISTINCT CASE WHEN standing = 7
                                AND covered_until <= DATE_ADD(:day, INTERVAL 61 DAY)
                                THEN staff_member_id END),
                            COUNT(DISTINCT CASE WHEN standing = 7
                                AND covered_until <= DATE_ADD(:day, INTERVAL 91 DAY)
                                THEN staff_member_id END),
                            COUNT(DISTINCT CASE WHEN standing = 7 AND memory = 2
                                THEN staff_member_id END),
                            COUNT(DISTINCT CASE WHEN standing = 8 THEN staff_member_id END)
                        FROM (
                        """
                                + PEOPLE.formatted(MERGED.formatted(""))
                                + ") everybody")
                .params(parameters(schoolId, everything))
                .query((row, number) ->
                        new Exposure(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8)))
                .single();
    }

    /// Of those who began at a school in the twelve months up to a day and whose first time is over, how
    /// many had completed what was asked of them within it.
    List<Induction> induction(long schoolId, LocalDate day) {
        return jdbc.sql(
                        """
                        SELECT module_id, COUNT(*), SUM(on_time) FROM (
                            SELECT staff_member_id, module_id, MIN(standing = 7) AS on_time FROM (
                                SELECT sp.staff_member_id, l.module_id, sp.standing,
                                    ROW_NUMBER() OVER (PARTITION BY sp.staff_member_id, sp.line_id
                                        ORDER BY sp.from_day) AS place
                                FROM staff_members s
                                JOIN standing_spans sp ON sp.staff_member_id = s.id
                                    AND sp.school_id = :school
                                JOIN standing_lines l ON l.id = sp.line_id
                                WHERE s.started_on > :since AND s.started_on <= :day
                                    AND sp.from_day <= :day AND sp.standing NOT IN (0, 1, 8)
                            ) after_grace
                            WHERE place = 1 GROUP BY staff_member_id, module_id
                        ) starters GROUP BY module_id
                        """)
                .param("school", schoolId)
                .param("since", day.minusMonths(12))
                .param("day", day)
                .query((row, number) ->
                        new Induction(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    private static StandingFilter everything(LocalDate day) {
        return new StandingFilter(
                day,
                null,
                null,
                new StandingFilter.Show.InScope(),
                "",
                StandingFilter.Sort.NAME,
                false,
                1);
    }

    private static String lines(StandingFilter filter) {
        return (filter.moduleId() == null ? "" : " AND l.module_id = :module")
                + (filter.roleGroup() == null ? "" : " AND l.role_group = :group");
    }

    private static String condition(StandingFilter.Show show) {
        return switch (show) {
            case StandingFilter.Show.NotCovered _ -> " AND standing < 7";
            case StandingFilter.Show.Exposed _ -> " AND standing IN (4, 5, 6)";
            case StandingFilter.Show.Forgotten _ -> " AND standing = 7 AND memory = 2";
            case StandingFilter.Show.InScope _ -> " AND standing <> 8";
            case StandingFilter.Show.Starters _ ->
                    " AND standing IN (5, 6) AND started_on > DATE_SUB(:day, INTERVAL 6 MONTH)";
            case StandingFilter.Show.Only only -> " AND standing = " + only.standing().rank();
            case StandingFilter.Show.Expiring expiring ->
                    " AND standing = 7 AND covered_until <= DATE_ADD(:day, INTERVAL "
                            + expiring.days()
                            + " + 1 DAY)";
        };
    }

    private static Map<String, Object> parameters(long schoolId, StandingFilter filter) {
        RoleGroup group = filter.roleGroup();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("day", filter.asAt());
        parameters.put("year", filter.asAt().getYear());
        parameters.put("school", schoolId);
        parameters.put("module", filter.moduleId());
        parameters.put("group", group == null ? "" : group.id());
        parameters.put("search", Sql.containing(filter.search()));
        return parameters;
    }

    private static StandingRow row(ResultSet row, int number) throws SQLException {
        LocalDate due = row.getObject("due_on", LocalDate.class);
        return new StandingRow(
                row.getLong("staff_member_id"),
                row.getString("given_name") + " " + row.getString("family_name"),
                row.getString("job_title"),
                row.getString("module_id"),
                groups(Objects.requireNonNull(row.getString("role_groups"))),
                new Verdict(
                        Standing.ofRank(row.getInt("standing")),
                        row.getObject("completed_on", LocalDate.class),
                        row.getObject("covered_until", LocalDate.class),
                        due == null || due.getYear() == 9999 ? null : due,
                        Memory.ofCode(row.getInt("memory")),
                        row.getBoolean("reopened")));
    }

    private static List<RoleGroup> groups(String listed) {
        return new ArrayList<>(
                Arrays.stream(listed.split(","))
                        .distinct()
                        .flatMap(id -> RoleGroup.find(id).stream())
                        .sorted()
                        .toList());
    }
}
