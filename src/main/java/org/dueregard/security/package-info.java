/// Accounts and signing in: invitations, passwords, second factors, other providers, shared tablets,
/// sessions, throttling, headers. Nothing here knows what the portal is for.
@NullMarked
@ApplicationModule(
        displayName = "Security",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "people",
            "database",
            "audit",
            "keys",
            "mail"
        })
package org.dueregard.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
