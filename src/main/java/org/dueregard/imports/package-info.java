/// Bringing people in from the files of other systems: read and staged first, compared and shown,
/// then applied whole or not at all, and undone if need be. Pupils are left out before anything is
/// stored.
@NullMarked
@ApplicationModule(
        displayName = "Imports",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "audit",
            "people",
            "security",
            "database"
        })
package org.dueregard.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
