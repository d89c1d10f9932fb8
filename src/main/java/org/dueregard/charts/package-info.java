/// The geometry of the few quiet pictures there are: a line over two years, a bar, two bars to compare.
/// It knows numbers and no words; paper and screen draw the same thing from it.
@NullMarked
@ApplicationModule(
        displayName = "Charts",
        allowedDependencies = {})
package org.dueregard.charts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
