package org.dueregard.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dueregard.common.Sql;
import org.dueregard.people.RoleGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The people behind the figures, from the spans that hold on a day.
///
/// A list of one school is merged, sorted and cut here, from one reading of the school's day: a sort of
/// merged text in the database took ten times as long. Pages over several schools are cut in the
/// database, by person.
@Component
class StandingQueries {

    static final int PAGE_SIZE = 25;
    private static final int MONTHS_OF_A_STARTER = 6;
    private static final String FOUND =
            " AND (CONCAT(s.given_name, ' ', s.family_name) LIKE :search"
                    + " OR s.job_title LIKE :search)";

    private static final String NAMED = " JOIN staff_members s ON s.id = p.staff_member_id";
    private static final String ON_THE_DAY =
            " WHERE p.school_id IN (:schools) AND p.from_day <= :day AND p.until_day > :day";
    private static final String OWING = " FROM standing_people p" + NAMED + ON_THE_DAY;

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
        String found = search.isBlank() ? "" : FOUND;
        long total =
                jdbc.sql(
                                "SELECT COUNT(*) FROM standing_people p"
                                        + (search.isBlank() ? "" : NAMED)
                                        + ON_THE_DAY
                                        + found)
                        .params(parameters)
                        .query(Long.class)
                        .single();
        int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int shown = Math.clamp(page, 1, pages);
        List<Owing> people =
                jdbc.sql(
                                "SELECT p.school_id, s.id, s.given_name, s.family_name, s.job_title"
                                        + OWING
                                        + found
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

    private record Person(long id, int place, String name, String jobTitle, LocalDate startedOn) {}

    private record Listed(Person person, StandingRow row) {}

    /// One page of a school's people.
    StandingPage people(long schoolId, StandingFilter filter) {
        List<Listed> all = listed(schoolId, filter);
        int pages = Math.max(1, (all.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.clamp(filter.page(), 1, pages);
        all.sort(order(filter.sort(), filter.descending()));
        Set<Long> people = new HashSet<>();
        all.forEach(listed -> people.add(listed.person.id));
        List<StandingRow> rows =
                all.stream()
                        .skip((page - 1L) * PAGE_SIZE)
                        .limit(PAGE_SIZE)
                        .map(Listed::row)
                        .toList();
        return new StandingPage(rows, all.size(), people.size(), page, pages);
    }

    /// Everybody in scope at a school, each module once, by name.
    List<StandingRow> everybody(long schoolId, LocalDate day) {
        StandingFilter.Show inScope = new StandingFilter.Show.InScope();
        StandingFilter filter =
                new StandingFilter(
                        day, null, null, inScope, "", StandingFilter.Sort.NAME, false, 1);
        List<Listed> all = listed(schoolId, filter);
        all.sort(order(filter.sort(), false));
        return all.stream().map(Listed::row).toList();
    }

    private List<Listed> listed(long schoolId, StandingFilter filter) {
        Map<Long, Person> people = people(schoolId, filter.asAt(), filter.search());
        Predicate<Listed> shown = condition(filter);
        List<Listed> all = new ArrayList<>();
        cells.ofSchool(schoolId, filter.asAt(), filter.moduleId(), filter.roleGroup())
                .forEach((id, owed) -> {
                    Person person = people.get(id);
                    if (person != null) {
                        owed.forEach((module, cell) -> {
                            Listed listed = new Listed(person, row(person, module, cell));
                            if (shown.test(listed)) {
                                all.add(listed);
                            }
                        });
                    }
                });
        return all;
    }

    /// By number, each with the place among all by name.
    private Map<Long, Person> people(long schoolId, LocalDate day, String search) {
        Map<Long, Person> people = new HashMap<>();
        jdbc.sql(
                        "SELECT s.id, s.given_name, s.family_name, s.job_title, s.started_on"
                                + OWING
                                + (search.isBlank() ? "" : FOUND)
                                + " ORDER BY s.family_name, s.given_name, s.id")
                .param("schools", List.of(schoolId))
                .param("day", day)
                .param("search", Sql.containing(search))
                .query((row, number) ->
                        new Person(
                                row.getLong(1),
                                number,
                                row.getString(2) + " " + row.getString(3),
                                row.getString(4),
                                row.getObject(5, LocalDate.class)))
                .list()
                .forEach(person -> people.put(person.id, person));
        return people;
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

    private static StandingRow row(Person person, String module, PersonCells.Cell cell) {
        return new StandingRow(
                person.id,
                person.name,
                person.jobTitle,
                module,
                List.copyOf(EnumSet.copyOf(cell.groups())),
                cell.verdict());
    }

    private static Predicate<Listed> condition(StandingFilter filter) {
        LocalDate day = filter.asAt();
        return switch (filter.show()) {
            case StandingFilter.Show.NotCovered _ ->
                    listed -> !standing(listed).isCovered() && isInScope(listed);
            case StandingFilter.Show.Exposed _ -> listed -> standing(listed).isExposed();
            case StandingFilter.Show.Forgotten _ ->
                    listed ->
                            standing(listed).isCovered()
                                    && listed.row.verdict().memory() == Memory.FORGOTTEN;
            case StandingFilter.Show.InScope _ -> StandingQueries::isInScope;
            case StandingFilter.Show.Starters _ ->
                    listed ->
                            standing(listed).isExposed()
                                    && standing(listed) != Standing.EXPIRED
                                    && listed.person.startedOn.isAfter(
                                            day.minusMonths(MONTHS_OF_A_STARTER));
            case StandingFilter.Show.Only only -> listed -> standing(listed) == only.standing();
            case StandingFilter.Show.Expiring expiring ->
                    listed ->
                            standing(listed).isCovered()
                                    && endsBy(listed, day.plusDays(expiring.days() + 1L));
        };
    }

    private static Standing standing(Listed listed) {
        return listed.row.verdict().standing();
    }

    private static boolean isInScope(Listed listed) {
        return standing(listed) != Standing.EXEMPT;
    }

    private static boolean endsBy(Listed listed, LocalDate day) {
        LocalDate until = listed.row.verdict().coveredUntil();
        return until != null && !until.isAfter(day);
    }

    private static Comparator<Listed> order(StandingFilter.Sort sort, boolean descending) {
        Comparator<Listed> byName = Comparator.comparingInt(listed -> listed.person.place);
        Comparator<Listed> first =
                switch (sort) {
                    case NAME -> byName;
                    case REASON ->
                            Comparator.comparing(StandingQueries::standing, Standing.WORST_FIRST)
                                    .thenComparing(StandingQueries::due);
                    case DUE -> Comparator.comparing(StandingQueries::due);
                    case GROUP -> Comparator.comparing(StandingQueries::groups);
                    case MODULE -> Comparator.comparing(listed -> listed.row.moduleId());
                };
        return (descending ? first.reversed() : first)
                .thenComparing(byName)
                .thenComparing(listed -> listed.row.moduleId());
    }

    private static LocalDate due(Listed listed) {
        LocalDate due = listed.row.verdict().dueOn();
        return due == null ? LocalDate.MAX : due;
    }

    private static String groups(Listed listed) {
        return listed.row.groups().stream().map(RoleGroup::id).collect(Collectors.joining(","));
    }
}
