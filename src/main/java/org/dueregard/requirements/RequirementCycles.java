package org.dueregard.requirements;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// How long completions of a module count.
@Component
public class RequirementCycles {

    private final RequirementRepository requirements;

    RequirementCycles(RequirementRepository requirements) {
        this.requirements = requirements;
    }

    /// The different ways in which anybody owes a module. Where a face-to-face session is asked for,
    /// any other form is followed as well, so that "done, but not in a room" can be told.
    public Set<RequirementRule> of(String moduleId) {
        Set<RequirementRule> rules = new LinkedHashSet<>();
        for (String rule : requirements.findRules(moduleId)) {
            Period cycle = Period.parse(rule.substring(0, rule.indexOf(' ')));
            rules.add(new RequirementRule(cycle, RequirementMode.ANY));
            rules.add(
                    new RequirementRule(
                            cycle, RequirementMode.valueOf(rule.substring(rule.indexOf(' ') + 1))));
        }
        return rules;
    }

    /// The cycles in which one person owes a module on a day, shortest first; none when it is not
    /// asked of that person.
    public List<Period> ofPerson(long staffMemberId, String moduleId, LocalDate day) {
        return sorted(requirements.findCyclesOfPerson(staffMemberId, moduleId, day));
    }

    private static List<Period> sorted(Collection<String> cycles) {
        return cycles.stream()
                .map(Period::parse)
                .sorted(Comparator.comparing(LocalDate.EPOCH::plus))
                .toList();
    }
}
