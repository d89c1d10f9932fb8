package org.dueregard.requirements;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import org.dueregard.people.RoleGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the rules as they are set at the moment.
@Component
public class RuleBooks {

    private final JdbcClient jdbc;

    RuleBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All rules, of all schools.
    public RuleBook current() {
        return new RuleBook(rows(), memberships());
    }

    private List<RuleBook.Row> rows() {
        return jdbc.sql(
                        "SELECT scope_id, module_id, role_group, effective_from, effective_to, asked,"
                                + " cycle, mode, grace_days, due_days FROM requirements")
                .query((row, number) ->
                        new RuleBook.Row(
                                row.getLong(1),
                                row.getString(2),
                                RoleGroup.find(row.getString(3)).orElseThrow(),
                                row.getObject(4, LocalDate.class),
                                row.getObject(5, LocalDate.class),
                                row.getBoolean(6),
                                new RuleTerms(
                                        Cycle.parse(row.getString(7)),
                                        RequirementMode.valueOf(row.getString(8)),
                                        row.getInt(9),
                                        row.getInt(10))))
                .list();
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
