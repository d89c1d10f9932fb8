package org.dueregard.speakers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Whether like is treated alike: days until decided, outcomes and checks by topic and by kind of
/// organisation, over the last twenty-four months. Groups under five are not shown.
@Service
public class FairnessService {

    /// The smallest group that is shown.
    public static final int SMALLEST = 5;

    private static final int MONTHS = 24;
    private static final double MUCH = 1.5;
    private static final double MORE_DECLINED = 0.25;

    private final Access access;
    private final JdbcClient jdbc;
    private final Clock clock;

    FairnessService(Access access, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Requests of one kind.
    ///
    /// @param group the id of the topic or the kind of organisation
    /// @param decided how many were decided, absent where there are too few to show anything
    /// @param declined how many of them were declined
    /// @param days mean calendar days from handing in to the decision
    /// @param checks mean number of checks done
    public record Line(
            String group,
            @Nullable Integer decided,
            int declined,
            double days,
            double checks,
            boolean standsOut) {}

    /// Requests of one tier, by topic and by kind of organisation.
    public record TierLines(Tier tier, List<Line> topics, List<Line> organisations) {}

    private record Row(
            Tier tier,
            String topic,
            String organisation,
            boolean declined,
            long days,
            int checks) {}

    /// What there is to compare at the caller's schools.
    @Requires(Action.SPEAKERS_SETTINGS)
    @Transactional(readOnly = true)
    public List<TierLines> compare() {
        LocalDate from = Days.today(clock).minusMonths(MONTHS);
        Map<Tier, List<Row>> byTier = new EnumMap<>(Tier.class);
        jdbc.sql(
                        """
                        SELECT r.tier, r.topic, p.organisation_type, r.decision,
                            DATEDIFF(r.decided_at, r.submitted_at) AS days, r.checks_done
                        FROM speaker_requests r
                        JOIN speaker_people p ON p.request_id = r.id AND p.number = 1
                        WHERE r.school_id IN (:schools) AND r.decided_at >= :from
                            AND r.decision IS NOT NULL
                        """)
                .param("schools", access.schools(Action.SPEAKERS_SETTINGS))
                .param("from", Days.stored(from.atStartOfDay(Days.LONDON).toInstant()))
                .query(row -> {
                    Tier tier = Tier.valueOf(row.getString("tier"));
                    byTier.computeIfAbsent(tier, key -> new ArrayList<>())
                            .add(
                                    new Row(
                                            tier,
                                            row.getString("topic"),
                                            row.getString("organisation_type"),
                                            "DECLINED".equals(row.getString("decision")),
                                            row.getLong("days"),
                                            row.getInt("checks_done")));
                });
        List<TierLines> lines = new ArrayList<>();
        byTier.forEach((tier, rows) ->
                lines.add(
                        new TierLines(
                                tier, lines(rows, Row::topic), lines(rows, Row::organisation))));
        return lines;
    }

    private static List<Line> lines(
            List<Row> rows, java.util.function.Function<Row, String> group) {
        Map<String, List<Row>> groups = new TreeMap<>();
        rows.forEach(
                row -> groups.computeIfAbsent(group.apply(row), key -> new ArrayList<>()).add(row));
        Map<String, Boolean> shown = shown(groups);
        double days = mean(rows, Row::days);
        double declined = share(rows);
        List<Line> lines = new ArrayList<>();
        groups.forEach((name, of) -> {
            if (!shown.getOrDefault(name, false)) {
                lines.add(new Line(name, null, 0, 0, 0, false));
                return;
            }
            double own = mean(of, Row::days);
            boolean standsOut =
                    (own > days * MUCH && own - days >= 1) || share(of) - declined > MORE_DECLINED;
            lines.add(
                    new Line(
                            name,
                            of.size(),
                            (int) of.stream().filter(Row::declined).count(),
                            own,
                            mean(of, Row::checks),
                            standsOut));
        });
        return lines;
    }

    /// Groups of five and more. Where a single small one is left, the smallest of the others is hidden
    /// with it: the total would give it away.
    private static Map<String, Boolean> shown(Map<String, List<Row>> groups) {
        Map<String, Boolean> shown = new HashMap<>();
        groups.forEach((name, of) -> shown.put(name, of.size() >= SMALLEST));
        long hidden = shown.values().stream().filter(one -> !one).count();
        if (hidden == 1) {
            groups.entrySet().stream()
                    .filter(one -> shown.getOrDefault(one.getKey(), false))
                    .min(java.util.Comparator.comparingInt(one -> one.getValue().size()))
                    .ifPresent(one -> shown.put(one.getKey(), false));
        }
        return shown;
    }

    private static double mean(List<Row> rows, java.util.function.ToLongFunction<Row> what) {
        return rows.stream().mapToLong(what).average().orElse(0);
    }

    private static double share(List<Row> rows) {
        return rows.stream().mapToInt(row -> row.declined() ? 1 : 0).average().orElse(0);
    }
}
