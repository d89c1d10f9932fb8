package org.dueregard.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/// How many people stand how, of any schools, on any day: the nearest sums before that day and the
/// changes since. What is read grows with the schools and lines asked for, not with the years.
@Component
public class Figures {

    static final String COLUMNS = "n0, n1, n2, n3, n4, n5, n6, n7, n8, forgotten, known";
    static final String SUMMED =
            "SUM(n0), SUM(n1), SUM(n2), SUM(n3), SUM(n4), SUM(n5), SUM(n6), SUM(n7), SUM(n8),"
                    + " SUM(forgotten), SUM(known)";

    /// Lines of schools as a whole.
    private static final String WHOLE = " AND line_id < 0";

    private static final String SUMS =
            "SELECT school_id, line_id, "
                    + COLUMNS
                    + " FROM standing_sums WHERE day = :sums AND school_id IN (:schools)";
    private static final String CHANGES =
            "SELECT school_id, line_id, "
                    + COLUMNS
                    + " FROM standing_changes WHERE school_id IN (:schools)"
                    + " AND day > :sums AND day <= :day";
    private static final String TOTALS =
            "SELECT 0, line_id, " + COLUMNS + " FROM standing_totals WHERE day = :sums";
    private static final String CHANGES_EVERYWHERE =
            "SELECT 0, line_id, "
                    + SUMMED
                    + " FROM standing_changes WHERE day > :sums AND day <= :day"
                    + WHOLE
                    + " GROUP BY line_id";

    /// One role group of one school, or the school as a whole, and one module.
    ///
    /// @param group absent for the school as a whole, each person once
    public record Cell(long schoolId, String moduleId, @Nullable RoleGroup group, Counts counts) {}

    /// A school's module at the end of a month.
    public record Month(LocalDate day, String moduleId, Counts counts) {}

    private static final int FIRST_COUNT = 3;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Lines lines;

    Figures(JdbcTemplate jdbc, Lines lines) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.lines = lines;
    }

    /// Every cell with anybody in it.
    public List<Cell> of(Collection<Long> schools, LocalDate day) {
        List<Cell> cells = new ArrayList<>();
        added(List.of(SUMS, CHANGES), parameters(schools, day))
                .forEach((place, sum) -> {
                    Counts counts = Counts.of(sum);
                    if (!counts.isEmpty()) {
                        Lines.Line line = lines.line(place.line);
                        cells.add(new Cell(place.school, line.moduleId(), line.group(), counts));
                    }
                });
        return cells;
    }

    /// These schools' totals added up by module. Whoever works at two schools counts at each.
    public Map<String, Counts> totals(Collection<Long> schools, LocalDate day) {
        return totals(List.of(SUMS + WHOLE, CHANGES + WHOLE), parameters(schools, day));
    }

    /// The totals of every school there is. What is read does not grow with their number, only with
    /// what changed on the last day.
    public Map<String, Counts> totals(LocalDate day) {
        return totals(
                List.of(TOTALS, CHANGES_EVERYWHERE),
                Map.of("day", day, "sums", latest("standing_totals", day)));
    }

    private Map<String, Counts> totals(List<String> queries, Map<String, Object> parameters) {
        Map<Integer, int[]> lineSums = new HashMap<>();
        added(queries, parameters)
                .forEach((place, sum) ->
                        add(
                                lineSums.computeIfAbsent(place.line, key -> new int[Tally.COLUMNS]),
                                sum));
        Map<String, Counts> totals = new HashMap<>();
        lineSums.forEach((line, sum) -> {
            Counts counts = Counts.of(sum);
            if (!counts.isEmpty()) {
                totals.put(lines.line(line).moduleId(), counts);
            }
        });
        return totals;
    }

    private record Place(long school, int line) {}

    /// Added up here, in the order in which the rows lie: the database would put them all into a
    /// table of its own first.
    private Map<Place, int[]> added(List<String> queries, Map<String, Object> parameters) {
        Map<Place, int[]> sums = new HashMap<>();
        for (String query : queries) {
            named.query(
                    query,
                    parameters,
                    row -> {
                        int[] sum =
                                sums.computeIfAbsent(
                                        new Place(row.getLong(1), row.getInt(2)),
                                        key -> new int[Tally.COLUMNS]);
                        for (int i = 0; i < Tally.COLUMNS; i++) {
                            sum[i] += row.getInt(FIRST_COUNT + i);
                        }
                    });
        }
        return sums;
    }

    private static void add(int[] sum, int[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    /// The ends of the last months before a day, oldest first, with that day itself as the last.
    public List<Month> trend(Collection<Long> schools, LocalDate day, int months) {
        List<Month> trend =
                trend(
                        "SELECT day, line_id, "
                                + SUMMED
                                + " FROM standing_sums WHERE day IN (:days)"
                                + " AND school_id IN (:schools)"
                                + WHOLE
                                + " GROUP BY day, line_id ORDER BY day",
                        Map.of("days", ends(day, months), "schools", schools));
        totals(schools, day)
                .forEach((moduleId, counts) -> trend.add(new Month(day, moduleId, counts)));
        return trend;
    }

    /// The same of every school there is.
    public List<Month> trend(LocalDate day, int months) {
        List<Month> trend =
                trend(
                        "SELECT day, line_id, "
                                + COLUMNS
                                + " FROM standing_totals WHERE day IN (:days) ORDER BY day",
                        Map.of("days", ends(day, months)));
        totals(day).forEach((moduleId, counts) -> trend.add(new Month(day, moduleId, counts)));
        return trend;
    }

    private static List<LocalDate> ends(LocalDate day, int months) {
        List<LocalDate> ends = new ArrayList<>();
        for (int i = months; i >= 1; i--) {
            ends.add(day.withDayOfMonth(1).minusMonths(i - 1L).minusDays(1));
        }
        return ends;
    }

    private List<Month> trend(String sql, Map<String, Object> parameters) {
        List<Month> trend = new ArrayList<>();
        named.query(
                sql,
                parameters,
                row -> {
                    Counts counts = Counts.of(counts(row));
                    if (!counts.isEmpty()) {
                        trend.add(
                                new Month(
                                        Objects.requireNonNull(row.getObject(1, LocalDate.class)),
                                        lines.line(row.getInt(2)).moduleId(),
                                        counts));
                    }
                });
        return trend;
    }

    private static int[] counts(ResultSet row) throws SQLException {
        int[] counts = new int[Tally.COLUMNS];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = row.getInt(FIRST_COUNT + i);
        }
        return counts;
    }

    private Map<String, Object> parameters(Collection<Long> schools, LocalDate day) {
        return Map.of("schools", schools, "day", day, "sums", latest("standing_sum_days", day));
    }

    /// The last day up to which the changes are added up already.
    private LocalDate latest(String table, LocalDate day) {
        LocalDate found =
                jdbc.queryForObject(
                        "SELECT MAX(day) FROM " + table + " WHERE day <= ?", LocalDate.class, day);
        return found == null ? LocalDate.EPOCH : found;
    }

    /// How many stand how.
    ///
    /// @param forgotten of the covered, who turned out to have forgotten
    /// @param known of the covered, who passed a later check
    public record Counts(Map<Standing, Long> standings, long forgotten, long known) {

        public static final Counts NONE = new Counts(Map.of(), 0, 0);

        public Counts {
            standings = Map.copyOf(standings);
        }

        static Counts of(int[] counts) {
            Map<Standing, Long> standings = new EnumMap<>(Standing.class);
            for (Standing standing : Standing.values()) {
                int people = counts[standing.rank()];
                if (people != 0) {
                    standings.put(standing, (long) people);
                }
            }
            return new Counts(standings, counts[Tally.FORGOTTEN], counts[Tally.KNOWN]);
        }

        boolean isEmpty() {
            return standings.isEmpty();
        }

        public long of(Standing standing) {
            return standings.getOrDefault(standing, 0L);
        }

        public long covered() {
            return of(Standing.COVERED);
        }

        public long inScope() {
            return standings.values().stream().mapToLong(Long::longValue).sum()
                    - of(Standing.EXEMPT);
        }

        /// Both together.
        public Counts and(Counts other) {
            Map<Standing, Long> sum = new EnumMap<>(Standing.class);
            sum.putAll(standings);
            other.standings.forEach((standing, people) -> sum.merge(standing, people, Long::sum));
            return new Counts(sum, forgotten + other.forgotten, known + other.known);
        }
    }
}
