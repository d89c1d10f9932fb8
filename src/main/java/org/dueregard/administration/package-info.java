/// What administrators do: people and their accounts, and settings with the list of what is still
/// missing before the portal can be used.
@NullMarked
@ApplicationModule(
        displayName = "Administration",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "audit",
            "people",
            "security",
            "mail",
            "parents",
            "pathway",
            "requirements",
            "standing",
            "training",
            "privacy"
        })
package org.dueregard.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
