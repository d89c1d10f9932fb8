package org.dueregard.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.common.Days;
import org.dueregard.people.RoleGroup;
import org.dueregard.requirements.RuleBooks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Reads everything the rules need about some people, in a few queries however many there are.
@Component
class FactsReader {

    private final LedgerFacts ledger;
    private final RuleBooks books;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    FactsReader(LedgerFacts ledger, RuleBooks books, JdbcClient jdbc, ObjectMapper json) {
        this.ledger = ledger;
        this.books = books;
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Everything that people are judged by at this moment.
    Rules rules() {
        return new Rules(books.current(), ledger.reopenings());
    }

    List<PersonFacts> of(Collection<Long> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        Map<Long, List<PersonFacts.Known>> known = known(people);
        Map<Long, Map<String, PersonFacts.ModuleFacts>> modules = ledger.of(people);
        Map<Long, Map<String, List<PersonFacts.Exemption>>> exemptions = exemptions(people);
        return people.stream()
                .map(person ->
                        new PersonFacts(
                                person,
                                known.getOrDefault(person, List.of()),
                                with(
                                        modules.getOrDefault(person, Map.of()),
                                        exemptions.getOrDefault(person, Map.of()))))
                .toList();
    }

    private static Map<String, PersonFacts.ModuleFacts> with(
            Map<String, PersonFacts.ModuleFacts> modules,
            Map<String, List<PersonFacts.Exemption>> exemptions) {
        if (exemptions.isEmpty()) {
            return modules;
        }
        Map<String, PersonFacts.ModuleFacts> all = new HashMap<>(modules);
        exemptions.forEach((moduleId, list) -> {
            PersonFacts.ModuleFacts module =
                    all.getOrDefault(moduleId, PersonFacts.ModuleFacts.NONE);
            all.put(
                    moduleId,
                    new PersonFacts.ModuleFacts(
                            module.opened(), module.done(), module.lifts(), list));
        });
        return all;
    }

    private Map<Long, List<PersonFacts.Known>> known(Collection<Long> people) {
        Map<Long, List<PersonFacts.Known>> known = new HashMap<>();
        jdbc.sql(
                        "SELECT staff_member_id, recorded_at, snapshot FROM staff_member_versions"
                                + " WHERE staff_member_id IN (:people)"
                                + " ORDER BY staff_member_id, recorded_at, id")
                .param("people", people)
                .query(row -> {
                    List<PersonFacts.Known> versions =
                            known.computeIfAbsent(row.getLong(1), key -> new ArrayList<>());
                    PersonFacts.Known next = known(day(row, 2), row.getString(3));
                    if (!versions.isEmpty() && versions.getLast().since().equals(next.since())) {
                        // What counts is how it stood at the end of the day.
                        versions.removeLast();
                    }
                    versions.add(next);
                });
        List<Long> without = people.stream().filter(person -> !known.containsKey(person)).toList();
        if (!without.isEmpty()) {
            jdbc.sql(
                            "SELECT staff_member_id, snapshot FROM staff_snapshots"
                                    + " WHERE staff_member_id IN (:people)")
                    .param("people", without)
                    .query(row -> {
                        known.put(
                                row.getLong(1), List.of(known(LocalDate.EPOCH, row.getString(2))));
                    });
        }
        return known;
    }

    private PersonFacts.Known known(LocalDate since, String snapshot) {
        JsonNode person = json.readTree(snapshot);
        List<PersonFacts.Membership> memberships = new ArrayList<>();
        for (JsonNode group : person.path("groups")) {
            RoleGroup.find(group.path("group").asString())
                    .ifPresent(role ->
                            memberships.add(
                                    new PersonFacts.Membership(
                                            group.path("school").asLong(),
                                            role,
                                            LocalDate.parse(group.path("from").asString()),
                                            date(group.path("to")))));
        }
        List<PersonFacts.Span> absences = new ArrayList<>();
        for (JsonNode absence : person.path("absences")) {
            absences.add(
                    new PersonFacts.Span(
                            LocalDate.parse(absence.path("from").asString()),
                            date(absence.path("to"))));
        }
        return new PersonFacts.Known(
                since,
                LocalDate.parse(person.path("startedOn").asString()),
                date(person.path("leftOn")),
                memberships,
                absences);
    }

    private static @Nullable LocalDate date(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : LocalDate.parse(node.asString());
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        return LocalDate.ofInstant(
                Days.restored(row.getObject(column, java.time.LocalDateTime.class)), Days.LONDON);
    }

    private Map<Long, Map<String, List<PersonFacts.Exemption>>> exemptions(
            Collection<Long> people) {
        Map<Long, Map<String, List<PersonFacts.Exemption>>> found = new HashMap<>();
        jdbc.sql(
                        "SELECT staff_member_id, module_id, recorded_at, from_day, to_day, ended_on"
                                + " FROM exemptions WHERE staff_member_id IN (:people)")
                .param("people", people)
                .query(row -> {
                    found.computeIfAbsent(row.getLong(1), key -> new HashMap<>())
                            .computeIfAbsent(row.getString(2), key -> new ArrayList<>())
                            .add(
                                    new PersonFacts.Exemption(
                                            day(row, 3),
                                            row.getObject(4, LocalDate.class),
                                            row.getObject(5, LocalDate.class),
                                            row.getObject(6, LocalDate.class)));
                });
        return found;
    }
}
