package org.dueregard.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dueregard.common.Days;
import org.dueregard.people.RoleGroup;
import org.dueregard.requirements.RuleBook;
import org.dueregard.requirements.RuleBooks;
import org.dueregard.standing.Memory;
import org.dueregard.standing.PersonCells;
import org.dueregard.standing.Standing;
import org.dueregard.standing.StandingCells;
import org.dueregard.standing.Verdict;
import org.dueregard.training.CheckedModules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts a school's people by the role groups they are in, hands the numbers to the policy, and
/// remembers what came out until something at that school changes.
@Component
class PublishedFiguresReader {

    private static final int MOST_REMEMBERED = 4_000;

    private final StandingCells cells;
    private final RuleBooks rules;
    private final CheckedModules checked;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Key, PublishedFigures<Standing>> known =
            new LinkedHashMap<>(16, 0.75f, true) {

                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Key, PublishedFigures<Standing>> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };
    private final Map<Key, Headcount> headcounts = new HashMap<>();
    private long lastChange;

    PublishedFiguresReader(
            StandingCells cells,
            RuleBooks rules,
            CheckedModules checked,
            JdbcClient jdbc,
            Clock clock) {
        this.clock = clock;
        this.cells = cells;
        this.rules = rules;
        this.checked = checked;
        this.jdbc = jdbc;
    }

    private record Key(long schoolId, LocalDate day) {}

    synchronized PublishedFigures<Standing> of(long schoolId, LocalDate day) {
        forgetChanged();
        Key key = new Key(schoolId, day);
        PublishedFigures<Standing> figures = known.get(key);
        if (figures == null) {
            figures = SuppressionPolicy.publish(count(key));
            known.put(key, figures);
        }
        return figures;
    }

    /// Schools of which anything was written down since the last look.
    private void forgetChanged() {
        long newest =
                jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM standing_changes")
                        .query(Long.class)
                        .single();
        if (newest == lastChange) {
            return;
        }
        Set<Long> changed =
                Set.copyOf(
                        jdbc.sql("SELECT DISTINCT school_id FROM standing_changes WHERE id > ?")
                                .param(newest < lastChange ? 0 : lastChange)
                                .query((row, number) -> row.getLong(1))
                                .list());
        // What a past day reads does not change.
        LocalDate today = Days.today(clock);
        Predicate<Key> isOver = key -> changed.contains(key.schoolId) && !key.day.isBefore(today);
        known.keySet().removeIf(isOver);
        headcounts.keySet().removeIf(isOver);
        lastChange = newest;
    }

    private Figures<Standing> count(Key key) {
        List<Headcount> days = new ArrayList<>();
        for (LocalDate day : daysOfYear(key)) {
            days.add(headcounts.computeIfAbsent(new Key(key.schoolId, day), this::headcount));
        }
        Map<String, Map<Set<RoleGroup>, Tally>> tallies = new TreeMap<>();
        each(
                key,
                person -> {
                    Set<RoleGroup> groups = groups(person);
                    person.cells()
                            .forEach((module, cell) ->
                                    tallies.computeIfAbsent(module, any -> new HashMap<>())
                                            .computeIfAbsent(groups, any -> new Tally())
                                            .add(cell.verdict()));
                });
        return new Figures<>(days, asked(key, tallies));
    }

    /// The days of the academic year up to a day on which somebody came, went or changed groups: on
    /// each of them a group may have been too small.
    private Set<LocalDate> daysOfYear(Key key) {
        LocalDate september = LocalDate.of(key.day.getYear(), Month.SEPTEMBER, 1);
        LocalDate begin = key.day.isBefore(september) ? september.minusYears(1) : september;
        Set<LocalDate> days = new TreeSet<>(Set.of(begin, key.day));
        days.addAll(
                jdbc.sql(
                                """
                                SELECT DISTINCT sp.from_day FROM standing_people sp
                                WHERE sp.school_id = :school AND sp.from_day > :begin
                                    AND sp.from_day < :day
                                UNION SELECT DISTINCT sp.until_day FROM standing_people sp
                                WHERE sp.school_id = :school AND sp.until_day > :begin
                                    AND sp.until_day < :day
                                UNION SELECT m.from_date FROM role_group_memberships m
                                WHERE m.school_id = :school AND m.from_date > :begin
                                    AND m.from_date < :day
                                UNION SELECT DATE_ADD(m.to_date, INTERVAL 1 DAY)
                                FROM role_group_memberships m
                                WHERE m.school_id = :school AND m.to_date >= :begin
                                    AND m.to_date < :day
                                """)
                        .param("school", key.schoolId)
                        .param("begin", begin)
                        .param("day", key.day)
                        .query((row, number) ->
                                Objects.requireNonNull(row.getObject(1, LocalDate.class)))
                        .list());
        days.removeIf(day -> day.isAfter(key.day));
        return days;
    }

    private Map<String, Figures.Asked<Standing>> asked(
            Key key, Map<String, Map<Set<RoleGroup>, Tally>> tallies) {
        RuleBook book = rules.current();
        Set<String> again = Set.copyOf(checked.modules());
        Map<String, Figures.Asked<Standing>> asked = new LinkedHashMap<>();
        tallies.forEach((module, byGroups) -> {
            Set<RoleGroup> of = EnumSet.noneOf(RoleGroup.class);
            for (RoleGroup group : RoleGroup.values()) {
                if (book.on(key.schoolId, group, module, key.day) != null) {
                    of.add(group);
                }
            }
            Map<Set<RoleGroup>, Counts<Standing>> counts = new HashMap<>();
            byGroups.forEach(
                    (groups, tally) -> counts.put(groups, tally.counts(again.contains(module))));
            asked.put(module, new Figures.Asked<>(of, counts));
        });
        return asked;
    }

    private Headcount headcount(Key key) {
        Map<Set<RoleGroup>, Integer> people = new HashMap<>();
        each(key, person -> people.merge(groups(person), 1, Integer::sum));
        return new Headcount(people);
    }

    private static Set<RoleGroup> groups(PersonCells person) {
        Set<RoleGroup> groups = EnumSet.noneOf(RoleGroup.class);
        person.cells().values().forEach(cell -> groups.addAll(cell.groups()));
        return Set.copyOf(groups);
    }

    private void each(Key key, java.util.function.Consumer<PersonCells> consumer) {
        try {
            cells.stream(List.of(key.schoolId), key.day, consumer::accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds up people of the same role groups.
    private static final class Tally {

        private final Map<Standing, Integer> standings = new EnumMap<>(Standing.class);
        private int forgotten;
        private int known;

        void add(Verdict verdict) {
            standings.merge(verdict.standing(), 1, Integer::sum);
            if (verdict.standing().isCovered()) {
                forgotten += verdict.memory() == Memory.FORGOTTEN ? 1 : 0;
                known += verdict.memory() == Memory.KNOWN ? 1 : 0;
            }
        }

        Counts<Standing> counts(boolean again) {
            int covered = standings.getOrDefault(Standing.COVERED, 0);
            Map<Standing, Integer> reasons = new EnumMap<>(Standing.class);
            for (Standing standing : Standing.values()) {
                if (standing != Standing.COVERED && standing != Standing.EXEMPT) {
                    reasons.put(standing, standings.getOrDefault(standing, 0));
                }
            }
            int inScope = covered + reasons.values().stream().mapToInt(Integer::intValue).sum();
            return new Counts<>(
                    inScope,
                    covered,
                    again ? (Integer) (covered - forgotten) : null,
                    again ? covered - forgotten - known : 0,
                    reasons);
        }
    }
}
