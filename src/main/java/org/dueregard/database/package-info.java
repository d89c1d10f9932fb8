/// Where the data lives: the embedded MariaDB for trying the portal out, the accounts it is reached
/// by, and what to do when the server says "try again". Knows no feature.
@NullMarked
@ApplicationModule(displayName = "Database", allowedDependencies = "common")
package org.dueregard.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
