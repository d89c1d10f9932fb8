/// The living guidance register: which editions hold, what here cites them, and what has to be looked
/// at again because one no longer does; with notices that staff confirm, and what was told and is not
/// so. What cites guidance and what is to be confirmed lies in rooms above, which implement
/// [Citations] and [DocumentsToConfirm].
@NullMarked
@ApplicationModule(
        displayName = "Guidance",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "audit",
            "database",
            "people",
            "mail",
            "security",
            "content"
        })
package org.dueregard.guidance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
