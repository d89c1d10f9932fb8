/// Accounts and signing in: passwords, throttling, sessions, headers. Nothing here knows what the
/// portal is for.
@NullMarked
@ApplicationModule(
        displayName = "Security",
        allowedDependencies = {"common", "access", "people", "database"})
package org.dueregard.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
