/// People learning together on one day: who is invited, booked, there and assessed, which are
/// different figures; the roster, the join code, the presenter's screens and the sheets on paper.
/// Only a passed quiz completes anything, and the training room writes that.
@NullMarked
@ApplicationModule(
        displayName = "Sessions",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "audit",
            "database",
            "mail",
            "people",
            "security",
            "content",
            "pathway",
            "scoring",
            "training"
        })
package org.dueregard.sessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
