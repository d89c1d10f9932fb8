package org.dueregard.guidance;

import java.util.Set;
import org.dueregard.people.RoleGroup;

/// A notice as somebody typed it.
///
/// @param entryId the entry of the register that it is about, empty for none
public record NewNotice(
        long schoolId, String title, String words, String entryId, Set<RoleGroup> audience) {

    public NewNotice {
        audience = Set.copyOf(audience);
    }
}
