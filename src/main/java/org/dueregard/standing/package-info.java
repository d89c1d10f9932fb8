/// Where everybody stands with what they owe, on any day: the rules, and a read model of every past
/// day that only grows. What was completed comes from the room of training, by an interface of this one.
@NullMarked
@ApplicationModule(
        displayName = "Standing",
        allowedDependencies = {
            "common",
            "access",
            "audit",
            "database",
            "people",
            "content",
            "requirements"
        })
package org.dueregard.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
