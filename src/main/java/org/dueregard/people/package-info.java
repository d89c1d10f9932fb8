/// Trusts, schools and the people who work in them: who, in which role groups, from when to when,
/// and when they were away. No pupils, anywhere.
@NullMarked
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {"common", "access", "audit", "database"})
package org.dueregard.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
