/// Who is covered and who is not: what the safeguarding lead looks at first.
@NullMarked
@ApplicationModule(
        displayName = "Coverage",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "audit",
            "sheets",
            "people",
            "requirements",
            "content",
            "guidance",
            "standing",
            "training",
            "pathway",
            "certificates",
            "evidence",
            "speakers",
            "charts",
            "pdf"
        })
package org.dueregard.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
