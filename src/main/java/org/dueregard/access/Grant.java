package org.dueregard.access;

import java.io.Serializable;

/// A role and where it holds.
///
/// @param scopeId [#HOME], [#EVERYWHERE], or the number of a school, a trust or a local authority
public record Grant(PortalRole role, long scopeId) implements Serializable {

    /// At the person's own school.
    public static final long HOME = 0;

    /// At every school of the portal.
    public static final long EVERYWHERE = -1;
}
