/// Marks answers: what each type of question earns, what an attempt earns as a whole, and how sure
/// people were of it. Plain arithmetic, without database or screen; the rules are those of
/// `content/README.md`.
@NullMarked
@ApplicationModule(
        displayName = "Scoring",
        allowedDependencies = {})
package org.dueregard.scoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
