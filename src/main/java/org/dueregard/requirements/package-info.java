/// Who owes what, how often, and with how much grace. The first requirement for a module comes from
/// its own front matter; from then on the school's word counts.
@NullMarked
@ApplicationModule(
        displayName = "Requirements",
        allowedDependencies = {"common", "access", "audit", "database", "people", "content"})
package org.dueregard.requirements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
