package org.dueregard.pathway;

import org.dueregard.content.ContentAddresses;

/// Addresses of the pathway room.
public final class PathwayRoutes {

    public static final String WHO_TO_TELL = ContentAddresses.WHO_TO_TELL;

    private PathwayRoutes() {}
}
