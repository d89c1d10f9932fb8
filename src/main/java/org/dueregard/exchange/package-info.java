/// Question files of other programs: GIFT and Aiken in, GIFT out. Every question is taken whole, into
/// the grammar of `content/README.md`, or it is told why not. Plain text in memory; nothing is kept.
@NullMarked
@ApplicationModule(
        displayName = "Exchange",
        allowedDependencies = {})
package org.dueregard.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
