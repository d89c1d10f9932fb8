/// Mail that is written in the business transaction and sent afterwards: never lost, never sent
/// twice but for the one moment nobody can know about. Knows no feature.
@NullMarked
@ApplicationModule(
        displayName = "Mail",
        allowedDependencies = {"common", "common :: ui", "access", "database", "keys"})
package org.dueregard.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
