package org.dueregard.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dueregard.database.TransientDatabaseFault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes down anew where people stand from a day on, and by how much the figures change with it. Two
/// programs that do so for the same person wait for each other.
@Component
class Restatement {

    private final FactsReader facts;
    private final SpanTable table;
    private final PeopleTable peopleTable;
    private final ChangeTable changeTable;
    private final Lines lines;
    private final Horizon horizon;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;

    Restatement(
            FactsReader facts,
            SpanTable table,
            PeopleTable peopleTable,
            ChangeTable changeTable,
            Lines lines,
            Horizon horizon,
            JdbcClient client,
            TransactionTemplate transaction) {
        this.facts = facts;
        this.table = table;
        this.peopleTable = peopleTable;
        this.changeTable = changeTable;
        this.lines = lines;
        this.horizon = horizon;
        this.client = client;
        this.transaction = transaction;
        this.apart = Apart.of(transaction);
    }

    /// One batch, in one transaction.
    ///
    /// @param settled marks that are dealt with by this
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    public void restate(
            Collection<Long> people, LocalDate since, Rules rules, Collection<Long> settled) {
        restate(transaction, people, since, rules, settled);
    }

    /// The same in a transaction of its own, whatever the caller is in the middle of.
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    public void restateApart(
            Collection<Long> people, LocalDate since, Rules rules, Collection<Long> settled) {
        restate(apart, people, since, rules, settled);
    }

    private void restate(
            TransactionTemplate within,
            Collection<Long> people,
            LocalDate since,
            Rules rules,
            Collection<Long> settled) {
        within.executeWithoutResult(status -> {
            lock(people);
            List<PersonFacts> all = facts.of(people);
            Map<Long, List<Timeline.Span>> before = table.since(people, since);
            Map<Long, List<Timeline.Span>> after = new HashMap<>();
            Timeline timeline = new Timeline(rules);
            LocalDate until = horizon.day();
            for (PersonFacts person : all) {
                if (!person.known().isEmpty()) {
                    after.put(person.staffMemberId(), timeline.of(person, since, until));
                }
            }
            write(people, since, before, after);
            if (!settled.isEmpty()) {
                client.sql("DELETE FROM standing_marks WHERE id IN (:ids)")
                        .param("ids", settled)
                        .update();
            }
        });
    }

    /// Held before anything is read, so that what is read is what the one before left.
    private void lock(Collection<Long> people) {
        client.sql("SELECT id FROM staff_members WHERE id IN (:people) ORDER BY id FOR UPDATE")
                .param("people", people)
                .query(Long.class)
                .list();
    }

    private void write(
            Collection<Long> people,
            LocalDate since,
            Map<Long, List<Timeline.Span>> before,
            Map<Long, List<Timeline.Span>> after) {
        Tally tally = new Tally();
        Map<Long, Collection<Timeline.Line>> cut = new HashMap<>();
        Map<Long, List<Timeline.Span>> added = new HashMap<>();
        for (long person : people) {
            List<Timeline.Span> old = before.getOrDefault(person, List.of());
            List<Timeline.Span> now = after.getOrDefault(person, List.of());
            tally.add(old, -1);
            tally.add(now, 1);
            compare(person, old, now, cut, added);
        }
        Map<Tally.Key, int[]> changes = tally.changes();
        requireLines(changes, added);
        table.cut(cut, since);
        table.add(added);
        peopleTable.write(people, since, before, after);
        write(changes);
    }

    /// Lines that stay as they were forecast are left alone.
    private static void compare(
            long person,
            List<Timeline.Span> old,
            List<Timeline.Span> now,
            Map<Long, Collection<Timeline.Line>> cut,
            Map<Long, List<Timeline.Span>> added) {
        Map<Timeline.Line, List<Timeline.Span>> oldLines =
                old.stream().collect(Collectors.groupingBy(Timeline.Span::line));
        Map<Timeline.Line, List<Timeline.Span>> newLines =
                now.stream().collect(Collectors.groupingBy(Timeline.Span::line));
        oldLines.forEach((line, spans) -> {
            if (!spans.equals(newLines.get(line))) {
                cut.computeIfAbsent(person, key -> new ArrayList<>()).add(line);
            }
        });
        newLines.forEach((line, spans) -> {
            if (!spans.equals(oldLines.get(line))) {
                added.computeIfAbsent(person, key -> new ArrayList<>()).addAll(spans);
            }
        });
    }

    private void write(Map<Tally.Key, int[]> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<Object[]> rows = new ArrayList<>(changes.size());
        LocalDate first = LocalDate.MAX;
        for (Map.Entry<Tally.Key, int[]> change : changes.entrySet()) {
            Tally.Key key = change.getKey();
            LocalDate day = key.day();
            rows.add(ChangeTable.row(key.schoolId(), day, lines.id(key.line()), change.getValue()));
            first = day.isBefore(first) ? day : first;
        }
        if (hasSumsFrom(first)) {
            horizon.alone();
            forgetSumsFrom(first);
        }
        changeTable.add(rows);
    }

    private void requireLines(Map<Tally.Key, int[]> changes, Map<Long, List<Timeline.Span>> after) {
        Set<Lines.Line> missing = new HashSet<>();
        changes.keySet().forEach(key -> addUnknown(missing, key.line()));
        after.values()
                .forEach(spans ->
                        spans.forEach(span ->
                                addUnknown(
                                        missing,
                                        new Lines.Line(
                                                span.line().moduleId(), span.line().group()))));
        if (!missing.isEmpty()) {
            lines.require(missing);
        }
    }

    private void addUnknown(Set<Lines.Line> missing, Lines.Line line) {
        if (!lines.isKnown(line)) {
            missing.add(line);
        }
    }

    /// A past day can only change when everything is worked out anew, or when something recorded
    /// before midnight is written down after it. Looking first takes no lock.
    private void forgetSumsFrom(LocalDate day) {
        client.sql("DELETE FROM standing_sum_days WHERE day >= ?").param(day).update();
        client.sql("DELETE FROM standing_totals WHERE day >= ?").param(day).update();
    }

    private boolean hasSumsFrom(LocalDate day) {
        return client.sql(
                        "SELECT EXISTS (SELECT 1 FROM standing_sum_days WHERE day >= :day)"
                                + " OR EXISTS (SELECT 1 FROM standing_totals WHERE day >= :day)")
                .param("day", day)
                .query(Boolean.class)
                .single();
    }
}
