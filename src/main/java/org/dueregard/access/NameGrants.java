package org.dueregard.access;

import java.util.Collection;
import java.util.Set;

/// Which schools let the lead of their trust or local authority see names behind the figures.
public interface NameGrants {

    /// Those of the schools that do so today.
    Set<Long> among(Collection<Long> schools);
}
