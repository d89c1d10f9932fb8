/// What every room may use and what belongs to none: the clock, dates as people write them, the
/// words on the screen. No business.
@NullMarked
@ApplicationModule(
        displayName = "Common",
        allowedDependencies = {"charts"})
package org.dueregard.common;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
