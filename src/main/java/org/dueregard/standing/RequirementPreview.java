package org.dueregard.standing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.requirements.RequirementChange;
import org.dueregard.requirements.RequirementScope;
import org.dueregard.requirements.RequirementScopes;
import org.dueregard.requirements.RuleBooks;
import org.dueregard.requirements.RuleTerms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a change of requirements would do: everybody concerned is judged under the rules as they are
/// and as they would be, by the same judge as everywhere. Nothing is written.
@Service
public class RequirementPreview {

    private static final int LATER_DAYS = 30;
    private static final int BATCH = 500;

    private final FactsReader facts;
    private final LedgerFacts ledger;
    private final RuleBooks books;
    private final RequirementScopes scopes;
    private final Access access;
    private final JdbcClient jdbc;

    RequirementPreview(
            FactsReader facts,
            LedgerFacts ledger,
            RuleBooks books,
            RequirementScopes scopes,
            Access access,
            JdbcClient jdbc) {
        this.facts = facts;
        this.ledger = ledger;
        this.books = books;
        this.scopes = scopes;
        this.access = access;
        this.jdbc = jdbc;
    }

    /// @param page of the people whom it concerns, from 1
    @Requires(Action.REQUIREMENTS_EDIT)
    @Transactional(readOnly = true)
    public RequirementEffect of(RequirementChange change, int page) {
        RequirementScope scope = scopes.require(change.scopeId());
        Set<Long> schools = scopes.schools(scope, change.from());
        List<Reopening> reopenings = ledger.reopenings();
        RequirementComparison comparison =
                new RequirementComparison(
                        change,
                        later(change),
                        new Timeline(new Rules(books.current(), reopenings)),
                        new Timeline(new Rules(books.with(change), reopenings)));
        Map<Long, String> people = people(change, schools);
        List<Long> ids = List.copyOf(people.keySet());
        for (int i = 0; i < ids.size(); i += BATCH) {
            facts.of(ids.subList(i, Math.min(ids.size(), i + BATCH))).forEach(comparison::add);
        }
        Set<Long> named = named(change, schools);
        return comparison.effect(people, named, named.containsAll(ids), page);
    }

    private static LocalDate later(RequirementChange change) {
        int due =
                change.wish() instanceof RequirementChange.Ask ask
                        ? Math.max(LATER_DAYS, longest(ask.terms()) + 1)
                        : LATER_DAYS + 1;
        return change.from().plusDays(due);
    }

    private static int longest(RuleTerms terms) {
        return Math.max(terms.dueDays(), terms.graceDays());
    }

    /// Everybody who is in the role group at one of the schools on the day or comes into it later, as
    /// far as it is known, by name.
    private Map<Long, String> people(RequirementChange change, Collection<Long> schools) {
        Map<Long, String> people = new LinkedHashMap<>();
        if (schools.isEmpty()) {
            return people;
        }
        jdbc.sql(
                        """
                        SELECT DISTINCT p.id, p.given_name, p.family_name
                        FROM role_group_memberships m
                        JOIN staff_members p ON p.id = m.staff_member_id
                        WHERE m.school_id IN (:schools) AND m.role_group = :group
                            AND (m.to_date IS NULL OR m.to_date >= :from)
                            AND (p.left_on IS NULL OR p.left_on >= :from)
                        ORDER BY p.family_name, p.given_name, p.id
                        """)
                .param("schools", schools)
                .param("group", change.group().id())
                .param("from", change.from())
                .query(row -> {
                    people.put(row.getLong(1), row.getString(2) + " " + row.getString(3));
                });
        return people;
    }

    /// Those whose names and standing the caller may see.
    private Set<Long> named(RequirementChange change, Collection<Long> schools) {
        if (!access.may(Action.COVERAGE_SEE)) {
            return Set.of();
        }
        Set<Long> seen = new HashSet<>(access.schools(Action.COVERAGE_SEE));
        seen.retainAll(schools);
        return people(change, seen).keySet();
    }
}
