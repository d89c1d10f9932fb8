/// Who is told what they owe, and when: one mail a day at most, in school hours, until it is done;
/// then the line manager, then the safeguarding leads. People without e-mail stand on a list to
/// print.
@NullMarked
@ApplicationModule(
        displayName = "Reminders",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "audit",
            "people",
            "mail",
            "security",
            "content",
            "standing",
            "training"
        })
package org.dueregard.reminders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
