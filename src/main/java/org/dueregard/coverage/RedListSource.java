package org.dueregard.coverage;

import java.time.LocalDate;
import java.util.List;

/// A room that knows of things waiting for the safeguarding lead of a school.
public interface RedListSource {

    /// What waits on a day; what has no past is as at today.
    List<RedListEntry> of(long schoolId, LocalDate asAt);
}
