/// Who to tell: the school's contacts and the steps a concern takes. There is no text box here; the
/// portal never takes a concern down.
@NullMarked
@ApplicationModule(
        displayName = "Pathway",
        allowedDependencies = {
            "common",
            "access",
            "audit",
            "database",
            "people",
            "content",
            "guidance"
        })
package org.dueregard.pathway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
