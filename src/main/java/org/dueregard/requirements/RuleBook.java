package org.dueregard.requirements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// Every rule of every school, past and announced, worked out from what portal, trusts and schools
/// set. The trust's word replaces the portal's default; the school's replaces the default as well,
/// but can only tighten what the trust asks.
public final class RuleBook {

    /// Who set a row.
    public static final long PORTAL = 0;

    /// As somebody set it.
    ///
    /// @param scopeId [#PORTAL], a trust or a school
    /// @param asked false where it is said that it is not asked
    public record Row(
            long scopeId,
            String moduleId,
            RoleGroup group,
            LocalDate from,
            @Nullable LocalDate to,
            boolean asked,
            RuleTerms terms) {

        boolean holdsOn(LocalDate day) {
            return !from.isAfter(day) && (to == null || !to.isBefore(day));
        }
    }

    /// A school's time in a trust.
    public record Membership(long schoolId, long trustId, LocalDate from, @Nullable LocalDate to) {

        boolean holdsOn(LocalDate day) {
            return !from.isAfter(day) && (to == null || !to.isBefore(day));
        }
    }

    private record Subject(String moduleId, RoleGroup group) {}

    private record At(long schoolId, RoleGroup group) {}

    private final Map<Subject, List<Row>> rows = new HashMap<>();
    private final Map<Long, List<Membership>> trusts = new HashMap<>();
    private final Map<At, Map<String, List<Rule>>> known = new HashMap<>();

    public RuleBook(List<Row> rows, List<Membership> memberships) {
        for (Row row : rows) {
            this.rows
                    .computeIfAbsent(
                            new Subject(row.moduleId(), row.group()), key -> new ArrayList<>())
                    .add(row);
        }
        for (Membership membership : memberships) {
            trusts.computeIfAbsent(membership.schoolId(), key -> new ArrayList<>()).add(membership);
        }
    }

    /// The rules of one group at one school by module, each list in the order of time.
    public synchronized Map<String, List<Rule>> of(long schoolId, RoleGroup group) {
        return known.computeIfAbsent(new At(schoolId, group), this::workOut);
    }

    /// The rule that holds on a day.
    public @Nullable Rule on(long schoolId, RoleGroup group, String moduleId, LocalDate day) {
        return of(schoolId, group).getOrDefault(moduleId, List.of()).stream()
                .filter(rule -> !rule.from().isAfter(day))
                .filter(rule -> rule.to() == null || !rule.to().isBefore(day))
                .findFirst()
                .orElse(null);
    }

    private Map<String, List<Rule>> workOut(At at) {
        Map<String, List<Rule>> rules = new HashMap<>();
        rows.forEach((subject, set) -> {
            if (subject.group() == at.group()) {
                List<Rule> worked = workOut(at.schoolId(), set);
                if (!worked.isEmpty()) {
                    rules.put(subject.moduleId(), worked);
                }
            }
        });
        return rules;
    }

    private List<Rule> workOut(long school, List<Row> set) {
        List<LocalDate> days = new ArrayList<>(boundaries(school, set));
        List<Rule> rules = new ArrayList<>();
        LocalDate beganOn = null;
        List<Rule.Change> changes = List.of();
        for (int i = 0; i < days.size(); i++) {
            LocalDate from = days.get(i);
            LocalDate to = i + 1 < days.size() ? days.get(i + 1).minusDays(1) : null;
            RuleTerms terms = termsOn(school, set, from);
            if (terms == null) {
                beganOn = null;
                changes = List.of();
                continue;
            }
            Rule last = beganOn == null ? null : rules.getLast();
            beganOn = beganOn == null ? from : beganOn;
            if (last != null && last.terms().equals(terms)) {
                rules.removeLast();
                rules.add(rule(last.from(), to, beganOn, changes, terms));
            } else {
                changes = last == null ? changes : and(changes, from, last.terms());
                rules.add(rule(from, to, beganOn, changes, terms));
            }
        }
        return rules;
    }

    private static List<Rule.Change> and(
            List<Rule.Change> changes, LocalDate on, RuleTerms before) {
        List<Rule.Change> more = new ArrayList<>(changes);
        more.add(new Rule.Change(on, before));
        return List.copyOf(more);
    }

    private static Rule rule(
            LocalDate from,
            @Nullable LocalDate to,
            LocalDate beganOn,
            List<Rule.Change> changes,
            RuleTerms terms) {
        return new Rule(
                from,
                to,
                beganOn,
                changes,
                terms.cycle(),
                terms.mode(),
                terms.graceDays(),
                terms.dueDays());
    }

    private Set<LocalDate> boundaries(long school, List<Row> set) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Row row : set) {
            days.add(row.from());
            if (row.to() != null) {
                days.add(row.to().plusDays(1));
            }
        }
        for (Membership membership : trusts.getOrDefault(school, List.of())) {
            days.add(membership.from());
            if (membership.to() != null) {
                days.add(membership.to().plusDays(1));
            }
        }
        return days;
    }

    private @Nullable RuleTerms termsOn(long school, List<Row> set, LocalDate day) {
        List<Row> deciding = deciding(school, set, day);
        if (deciding.isEmpty() || !deciding.getFirst().asked()) {
            return null;
        }
        return deciding.stream().map(Row::terms).reduce(RuleTerms::stricter).orElseThrow();
    }

    /// The rows that a rule comes from: one, or the trust's and then the school's where the school
    /// tightens what the trust asks. A single row may say that it is not asked.
    public List<Row> deciding(long school, RoleGroup group, String moduleId, LocalDate day) {
        return deciding(school, rows.getOrDefault(new Subject(moduleId, group), List.of()), day);
    }

    /// Whether a trust or a school itself says anything on a day.
    boolean isSaid(long scope, RoleGroup group, String moduleId, LocalDate day) {
        return holding(rows.getOrDefault(new Subject(moduleId, group), List.of()), scope, day)
                != null;
    }

    /// What a school's trust asks, absent where it asks nothing.
    public @Nullable RuleTerms ofTrust(
            long school, RoleGroup group, String moduleId, LocalDate day) {
        List<Row> set = rows.getOrDefault(new Subject(moduleId, group), List.of());
        Row ofTrust = holding(set, trustOn(school, day), day);
        return ofTrust == null || !ofTrust.asked() ? null : ofTrust.terms();
    }

    private static List<Row> deciding(
            @Nullable Row ofTrust, @Nullable Row ofSchool, @Nullable Row ofPortal) {
        if (ofTrust != null && ofTrust.asked()) {
            boolean tightened =
                    ofSchool != null
                            && ofSchool.asked()
                            && !ofTrust.terms().stricter(ofSchool.terms()).equals(ofTrust.terms());
            return tightened ? List.of(ofTrust, ofSchool) : List.of(ofTrust);
        }
        if (ofSchool != null) {
            return List.of(ofSchool);
        }
        if (ofTrust != null) {
            return List.of(ofTrust);
        }
        return ofPortal == null ? List.of() : List.of(ofPortal);
    }

    private List<Row> deciding(long school, List<Row> set, LocalDate day) {
        return deciding(
                holding(set, trustOn(school, day), day),
                holding(set, school, day),
                holding(set, PORTAL, day));
    }

    private long trustOn(long school, LocalDate day) {
        return trusts.getOrDefault(school, List.of()).stream()
                .filter(membership -> membership.holdsOn(day))
                .mapToLong(Membership::trustId)
                .findFirst()
                .orElse(Long.MIN_VALUE);
    }

    /// The latest of those that one authority set and that hold.
    private static @Nullable Row holding(List<Row> set, long scope, LocalDate day) {
        return set.stream()
                .filter(row -> row.scopeId() == scope && row.holdsOn(day))
                .max(Comparator.comparing(Row::from))
                .orElse(null);
    }
}
