/// Training that was done elsewhere: staff lodge the certificate, the safeguarding lead looks at it,
/// and what is verified counts from the day of the training. The files lie outside the database.
@NullMarked
@ApplicationModule(
        displayName = "Evidence",
        allowedDependencies = {
            "common",
            "access",
            "audit",
            "database",
            "files",
            "people",
            "mail",
            "security",
            "training"
        })
package org.dueregard.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
