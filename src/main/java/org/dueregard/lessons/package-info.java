/// The lesson library: British-values resources to find, show, print and take offline; the life of a
/// resource from draft over trial to approved; and what was taught to whom, value by value. It knows
/// classes by name and no pupil.
@NullMarked
@ApplicationModule(
        displayName = "Lessons",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "audit",
            "database",
            "people",
            "content",
            "guidance"
        })
package org.dueregard.lessons;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
