package org.dueregard.standing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.common.Percentage;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Compares what was known on a past day with what is known of it now: training recorded late,
/// entries withdrawn, people's dates put right. Only people of whom something of that kind was
/// recorded are judged again.
@Component
class Hindsight {

    private static final String CANDIDATES =
            """
            SELECT s.id FROM staff_members s
            WHERE (s.school_id = :school OR EXISTS (SELECT 1 FROM role_group_memberships m
                    WHERE m.staff_member_id = s.id AND m.school_id = :school))
                AND (EXISTS (SELECT 1 FROM completions c WHERE c.staff_member_id = s.id
                        AND c.effective_on <= :day AND c.recorded_at >= :after)
                    OR EXISTS (SELECT 1 FROM completions c
                        JOIN completion_withdrawals w ON w.completion_id = c.id
                        WHERE c.staff_member_id = s.id AND c.effective_on <= :day
                            AND w.withdrawn_at >= :after)
                    OR EXISTS (SELECT 1 FROM staff_member_versions v
                        WHERE v.staff_member_id = s.id AND v.recorded_at >= :after))
            ORDER BY s.id LIMIT 2000
            """;

    private final FactsReader facts;
    private final JdbcClient jdbc;
    private final Clock clock;

    Hindsight(FactsReader facts, JdbcClient jdbc, Clock clock) {
        this.facts = facts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<KnownSince> of(long schoolId, LocalDate day) {
        List<Long> people =
                jdbc.sql(CANDIDATES)
                        .param("school", schoolId)
                        .param("day", day)
                        .param(
                                "after",
                                Days.stored(day.plusDays(1).atStartOfDay(Days.LONDON).toInstant()))
                        .query((row, number) -> row.getLong(1))
                        .list();
        if (people.isEmpty()) {
            return Optional.empty();
        }
        Comparison comparison = new Comparison(facts.rules(), schoolId, day, Days.today(clock));
        facts.of(people).forEach(comparison::add);
        return comparison.result(whole(schoolId, day));
    }

    /// Everybody's figures as they were known, all requirements together.
    private Percentage whole(long schoolId, LocalDate day) {
        long[] sums = new long[2];
        jdbc.sql(
                        """
                        SELECT COUNT(*), SUM(worst = 7) FROM (
                            SELECT MIN(CASE WHEN sp.standing = 8 THEN 9 WHEN sp.standing = 7 THEN 7
                                ELSE 0 END) AS worst
                            FROM standing_spans sp JOIN standing_lines l ON l.id = sp.line_id
                            WHERE sp.school_id = :school AND sp.year = :year
                                AND sp.from_day <= :day AND sp.until_day > :day
                            GROUP BY sp.staff_member_id, l.module_id
                        ) people WHERE worst < 9
                        """)
                .param("school", schoolId)
                .param("year", day.getYear())
                .param("day", day)
                .query(row -> {
                    sums[0] = row.getLong(2);
                    sums[1] = row.getLong(1);
                });
        return new Percentage(sums[0], sums[1]);
    }

    /// Judges people twice.
    private static final class Comparison {

        private final Rules rules;
        private final Judge judge;
        private final long schoolId;
        private final LocalDate day;
        private final LocalDate today;
        private long people;
        private long covered;
        private long inScope;

        Comparison(Rules rules, long schoolId, LocalDate day, LocalDate today) {
            this.rules = rules;
            this.judge = new Judge(rules);
            this.schoolId = schoolId;
            this.day = day;
            this.today = today;
        }

        void add(PersonFacts person) {
            boolean differs = false;
            for (String moduleId : modules(person)) {
                Verdict then = verdict(person, moduleId, AsAt.the(day));
                Verdict now = verdict(person, moduleId, AsAt.the(day, today));
                differs |= standing(then) != standing(now);
                covered += (isCovered(now) ? 1 : 0) - (isCovered(then) ? 1 : 0);
                inScope += (isInScope(now) ? 1 : 0) - (isInScope(then) ? 1 : 0);
            }
            people += differs ? 1 : 0;
        }

        private Set<String> modules(PersonFacts person) {
            Set<String> modules = new HashSet<>();
            for (RoleGroup group : groups(person)) {
                modules.addAll(rules.modules(schoolId, group));
            }
            return modules;
        }

        private Set<RoleGroup> groups(PersonFacts person) {
            Set<RoleGroup> groups = new HashSet<>();
            person.known()
                    .forEach(known ->
                            known.memberships().stream()
                                    .filter(member -> member.schoolId() == schoolId)
                                    .forEach(member -> groups.add(member.group())));
            return groups;
        }

        private @Nullable Verdict verdict(PersonFacts person, String moduleId, AsAt asAt) {
            Verdict worst = null;
            for (RoleGroup group : groups(person)) {
                Verdict verdict = judge.judge(person, schoolId, group, moduleId, asAt);
                if (verdict != null) {
                    worst = worst == null ? verdict : Verdict.worst(worst, verdict);
                }
            }
            return worst;
        }

        private static @Nullable Standing standing(@Nullable Verdict verdict) {
            return verdict == null ? null : verdict.standing();
        }

        private static boolean isCovered(@Nullable Verdict verdict) {
            return standing(verdict) == Standing.COVERED;
        }

        private static boolean isInScope(@Nullable Verdict verdict) {
            return verdict != null && verdict.standing() != Standing.EXEMPT;
        }

        Optional<KnownSince> result(Percentage then) {
            return people == 0
                    ? Optional.empty()
                    : Optional.of(
                            new KnownSince(
                                    people,
                                    then,
                                    new Percentage(then.part() + covered, then.whole() + inScope)));
        }
    }
}
