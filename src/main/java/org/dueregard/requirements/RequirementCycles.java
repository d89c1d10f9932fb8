package org.dueregard.requirements;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/// How long completions of a module count.
@Component
public class RequirementCycles {

    private final RequirementRepository requirements;

    RequirementCycles(RequirementRepository requirements) {
        this.requirements = requirements;
    }

    /// The different cycles in which anybody owes a module, shortest first.
    public List<Period> of(String moduleId) {
        return sorted(requirements.findCycles(moduleId));
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
