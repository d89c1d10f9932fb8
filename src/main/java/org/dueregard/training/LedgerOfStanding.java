package org.dueregard.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dueregard.common.Days;
import org.dueregard.standing.LedgerFacts;
import org.dueregard.standing.PersonFacts.Check;
import org.dueregard.standing.PersonFacts.Done;
import org.dueregard.standing.PersonFacts.Lift;
import org.dueregard.standing.PersonFacts.ModuleFacts;
import org.dueregard.standing.Reopening;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Everything the ledger holds about some people, withdrawn entries too, in four queries.
@Component
class LedgerOfStanding implements LedgerFacts {

    private final JdbcClient jdbc;

    LedgerOfStanding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(long staffMemberId, String moduleId) {}

    @Override
    public Map<Long, Map<String, ModuleFacts>> of(Collection<Long> people) {
        Map<Long, List<Check>> checks = checks(people);
        Map<Key, List<Done>> done = done(people, checks);
        Map<Key, List<Lift>> lifts = lifts(people);
        Map<Key, LocalDate> opened = opened(people);
        Map<Long, Map<String, ModuleFacts>> facts = new HashMap<>();
        for (Collection<Key> keys : List.of(done.keySet(), lifts.keySet(), opened.keySet())) {
            for (Key key : keys) {
                facts.computeIfAbsent(key.staffMemberId, any -> new HashMap<>())
                        .computeIfAbsent(
                                key.moduleId,
                                any ->
                                        new ModuleFacts(
                                                opened.get(key),
                                                done.getOrDefault(key, List.of()),
                                                lifts.getOrDefault(key, List.of()),
                                                List.of()));
            }
        }
        return facts;
    }

    private Map<Key, List<Done>> done(Collection<Long> people, Map<Long, List<Check>> checks) {
        Map<Key, List<Done>> done = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT c.staff_member_id, c.module_id, c.recorded_at, c.effective_on,
                            c.face_to_face, c.module_version, w.withdrawn_at, c.id
                        FROM completions c
                        LEFT JOIN completion_withdrawals w ON w.completion_id = c.id
                        WHERE c.staff_member_id IN (:people)
                        ORDER BY c.recorded_at, c.id
                        """)
                .param("people", people)
                .query(row -> {
                    LocalDate effective = date(row, 4);
                    done.computeIfAbsent(
                                    new Key(row.getLong(1), row.getString(2)),
                                    key -> new ArrayList<>())
                            .add(
                                    new Done(
                                            Objects.requireNonNull(day(row, 3)),
                                            effective,
                                            row.getBoolean(5),
                                            new LedgerDay(effective, false, row.getString(6))
                                                    .versionKey(),
                                            day(row, 7),
                                            checks.getOrDefault(row.getLong(8), List.of())));
                });
        return done;
    }

    private Map<Long, List<Check>> checks(Collection<Long> people) {
        Map<Long, List<Check>> checks = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT completion_id, offered_on, closes_on, answered_at, result
                        FROM delayed_checks WHERE staff_member_id IN (:people) ORDER BY round
                        """)
                .param("people", people)
                .query(row -> {
                    checks.computeIfAbsent(row.getLong(1), key -> new ArrayList<>())
                            .add(
                                    new Check(
                                            date(row, 2),
                                            date(row, 3),
                                            day(row, 4),
                                            "PASSED".equals(row.getString(5))));
                });
        return checks;
    }

    private Map<Key, List<Lift>> lifts(Collection<Long> people) {
        Map<Key, List<Lift>> lifts = new HashMap<>();
        jdbc.sql(
                        "SELECT staff_member_id, module_id, recorded_at, version_key"
                                + " FROM version_lifts WHERE staff_member_id IN (:people)")
                .param("people", people)
                .query(row -> {
                    lifts.computeIfAbsent(
                                    new Key(row.getLong(1), row.getString(2)),
                                    key -> new ArrayList<>())
                            .add(new Lift(Objects.requireNonNull(day(row, 3)), row.getString(4)));
                });
        return lifts;
    }

    private Map<Key, LocalDate> opened(Collection<Long> people) {
        Map<Key, LocalDate> opened = new HashMap<>();
        jdbc.sql(
                        "SELECT staff_member_id, module_id, opened_at FROM module_progress"
                                + " WHERE staff_member_id IN (:people)")
                .param("people", people)
                .query(row -> {
                    opened.put(
                            new Key(row.getLong(1), row.getString(2)),
                            Objects.requireNonNull(day(row, 3)));
                });
        return opened;
    }

    @Override
    public List<Reopening> reopenings() {
        return jdbc.sql(
                        "SELECT school_id, module_id, version_key, began_on FROM version_choices"
                                + " WHERE choice = 'RETAKE'")
                .query((row, number) ->
                        new Reopening(
                                row.getLong(1), row.getString(2), row.getString(3), date(row, 4)))
                .list();
    }

    private static LocalDate date(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }

    /// The day of a stored moment in London.
    private static @Nullable LocalDate day(ResultSet row, int column) throws SQLException {
        LocalDateTime stored = row.getObject(column, LocalDateTime.class);
        return stored == null ? null : LocalDate.ofInstant(Days.restored(stored), Days.LONDON);
    }
}
