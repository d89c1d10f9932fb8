package org.dueregard.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// Where single people stand, judged at this moment from what is recorded. It checks nobody's rights:
/// the service that asks has done so.
@Component
public class Standings {

    private final FactsReader facts;

    Standings(FactsReader facts) {
        this.facts = facts;
    }

    /// One module that somebody owes.
    ///
    /// @param roleGroups ids of the groups because of which it is owed
    public record Owed(String moduleId, String roleGroups, Verdict verdict) {}

    /// Everything one person owes on a day, what is due first coming first, with what was recorded by
    /// its end; for a day to come, with what is recorded now.
    public List<Owed> ofPerson(long staffMemberId, LocalDate day) {
        return of(staffMemberId, day, day);
    }

    /// The same with what was recorded by the end of a later day.
    public List<Owed> ofPerson(long staffMemberId, LocalDate day, LocalDate known) {
        return of(staffMemberId, day, known);
    }

    private List<Owed> of(long staffMemberId, LocalDate day, LocalDate known) {
        PersonFacts person = facts.of(List.of(staffMemberId)).getFirst();
        Rules rules = facts.rules();
        Judge judge = new Judge(rules);
        Map<String, TreeSet<String>> groups = new LinkedHashMap<>();
        Set<Timeline.Line> judged = new HashSet<>();
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (PersonFacts.Known version : person.known()) {
            for (PersonFacts.Membership member : version.memberships()) {
                for (String moduleId : rules.modules(member.schoolId(), member.group())) {
                    if (!judged.add(
                            new Timeline.Line(member.schoolId(), member.group(), moduleId))) {
                        continue;
                    }
                    Verdict verdict =
                            judge.judge(
                                    person,
                                    member.schoolId(),
                                    member.group(),
                                    moduleId,
                                    AsAt.the(day, known));
                    if (verdict != null && verdict.standing() != Standing.EXEMPT) {
                        verdicts.merge(moduleId, verdict, Verdict::worst);
                        groups.computeIfAbsent(moduleId, key -> new TreeSet<>())
                                .add(member.group().id());
                    }
                }
            }
        }
        List<Owed> owed = new ArrayList<>();
        verdicts.forEach((moduleId, verdict) ->
                owed.add(
                        new Owed(
                                moduleId,
                                String.join(", ", groups.getOrDefault(moduleId, new TreeSet<>())),
                                verdict)));
        owed.sort(
                Comparator.comparing(
                        one -> one.verdict().dueOn(),
                        Comparator.nullsLast(Comparator.naturalOrder())));
        return owed;
    }
}
