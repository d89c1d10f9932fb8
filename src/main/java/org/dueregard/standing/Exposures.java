package org.dueregard.standing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dueregard.people.RoleGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts the people of a school who call for something, in one reading of those lines alone that do.
@Component
class Exposures {

    private static final int LONGEST = 90;
    private static final int[] DAYS = {30, 60, LONGEST};

    private final CellReader cells;
    private final JdbcClient jdbc;

    Exposures(CellReader cells, JdbcClient jdbc) {
        this.cells = cells;
        this.jdbc = jdbc;
    }

    private record Key(long staffMemberId, String moduleId) {}

    Exposure of(long schoolId, LocalDate day) {
        Map<Key, Verdict> verdicts = new HashMap<>();
        Set<Long> leads = new HashSet<>();
        cells.pressing(
                schoolId,
                day,
                day.plusDays(LONGEST + 1L),
                (place, line, verdict) -> {
                    long person = place.staffMemberId();
                    verdicts.merge(new Key(person, line.moduleId()), verdict, Verdict::worst);
                    if (line.group() == RoleGroup.DSL && verdict.standing().isExposed()) {
                        leads.add(person);
                    }
                });
        return new Count(day, starters(schoolId, day)).of(verdicts, leads);
    }

    /// Who began within the last half year.
    private Set<Long> starters(long schoolId, LocalDate day) {
        return jdbc.sql(
                        """
                        SELECT s.id FROM staff_members s
                        JOIN standing_people p ON p.staff_member_id = s.id
                        WHERE p.school_id = :school AND p.from_day <= :day AND p.until_day > :day
                            AND s.started_on > DATE_SUB(:day, INTERVAL 6 MONTH)
                        """)
                .param("school", schoolId)
                .param("day", day)
                .query((row, number) -> row.getLong(1))
                .set();
    }

    private static final class Count {

        private final LocalDate day;
        private final Set<Long> recent;
        private final Set<Long> exposed = new HashSet<>();
        private final Set<Long> starters = new HashSet<>();
        private final Map<Integer, Set<Long>> expiring = new HashMap<>();
        private final Set<Long> forgotten = new HashSet<>();
        private final Set<Long> exempt = new HashSet<>();

        Count(LocalDate day, Set<Long> recent) {
            this.day = day;
            this.recent = recent;
            for (int days : DAYS) {
                expiring.put(days, new HashSet<>());
            }
        }

        Exposure of(Map<Key, Verdict> verdicts, Set<Long> leads) {
            verdicts.forEach((key, verdict) -> add(key.staffMemberId, verdict));
            return new Exposure(
                    exposed.size(),
                    starters.size(),
                    leads.size(),
                    within(DAYS[0]),
                    within(DAYS[1]),
                    within(DAYS[2]),
                    forgotten.size(),
                    exempt.size());
        }

        private long within(int days) {
            return expiring.getOrDefault(days, Set.of()).size();
        }

        private void add(long person, Verdict verdict) {
            Standing standing = verdict.standing();
            if (standing.isExposed()) {
                exposed.add(person);
                if (standing != Standing.EXPIRED && recent.contains(person)) {
                    starters.add(person);
                }
            } else if (standing == Standing.EXEMPT) {
                exempt.add(person);
            } else if (standing.isCovered()) {
                addCovered(person, verdict);
            }
        }

        private void addCovered(long person, Verdict verdict) {
            if (verdict.memory() == Memory.FORGOTTEN) {
                forgotten.add(person);
            }
            LocalDate until = verdict.coveredUntil();
            expiring.forEach((days, people) -> {
                if (until != null && !until.isAfter(day.plusDays(days + 1L))) {
                    people.add(person);
                }
            });
        }
    }
}
