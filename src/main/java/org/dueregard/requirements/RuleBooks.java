package org.dueregard.requirements;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.people.RoleGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the rules as they are set at the moment.
@Component
public class RuleBooks {

    private final RequirementRows table;
    private final JdbcClient jdbc;

    RuleBooks(RequirementRows table, JdbcClient jdbc) {
        this.table = table;
        this.jdbc = jdbc;
    }

    /// All rules, of all schools.
    public RuleBook current() {
        return new RuleBook(rows(), memberships());
    }

    /// All rules as they would be after a change.
    public RuleBook with(RequirementChange change) {
        Map<Boolean, List<RuleBook.Row>> rows =
                rows().stream().collect(Collectors.partitioningBy(row -> isOf(row, change)));
        List<RuleBook.Row> all = new ArrayList<>(rows.getOrDefault(false, List.of()));
        all.addAll(RowChanges.apply(rows.getOrDefault(true, List.of()), change));
        return new RuleBook(all, memberships());
    }

    private static boolean isOf(RuleBook.Row row, RequirementChange change) {
        return row.scopeId() == change.scopeId()
                && row.group() == change.group()
                && row.moduleId().equals(change.moduleId());
    }

    private List<RuleBook.Row> rows() {
        return table.all().stream().map(RequirementRows.Stored::row).toList();
    }

    private List<RuleBook.Membership> memberships() {
        return jdbc.sql("SELECT school_id, trust_id, from_date, to_date FROM trust_memberships")
                .query((row, number) ->
                        new RuleBook.Membership(
                                row.getLong(1),
                                row.getLong(2),
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalDate.class)))
                .list();
    }

    /// The shortest cycle in which one person owes a module on a day, or the module's own.
    public Cycle cycleOf(long staffMemberId, String moduleId, LocalDate day, Period otherwise) {
        record At(long school, RoleGroup group) {}
        List<At> places =
                jdbc.sql(
                                """
                                SELECT school_id, role_group FROM role_group_memberships
                                WHERE staff_member_id = :person AND from_date <= :day
                                    AND (to_date IS NULL OR to_date >= :day)
                                """)
                        .param("person", staffMemberId)
                        .param("day", day)
                        .query((row, number) ->
                                new At(
                                        row.getLong(1),
                                        RoleGroup.find(row.getString(2)).orElseThrow()))
                        .list();
        RuleBook book = current();
        return places.stream()
                .map(place -> book.on(place.school(), place.group(), moduleId, day))
                .filter(java.util.Objects::nonNull)
                .map(Rule::cycle)
                .min(Comparator.comparing(cycle -> cycle.until(day)))
                .orElseGet(() -> Cycle.parse(otherwise.toString()));
    }
}
