package org.dueregard.requirements;

import java.util.Set;

/// What these schools ask of their people is different, in the transaction of whoever hears it.
public record RequirementsChanged(Set<Long> schools) {

    public RequirementsChanged {
        schools = Set.copyOf(schools);
    }
}
