/// Who to tell: the school's contacts, the steps a concern takes, the posters that hang in the building,
/// and the list of leads. There is no text box for a concern here; the portal never takes one down.
@NullMarked
@ApplicationModule(
        displayName = "Pathway",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "audit",
            "database",
            "people",
            "content",
            "guidance",
            "pdf",
            "security",
            "sheets"
        })
package org.dueregard.pathway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
