/// The frame around every page: menu, home, and the pages that say something went wrong. It may look
/// into every room; no room looks into it.
@NullMarked
@ApplicationModule(
        displayName = "Shell",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "administration",
            "audit",
            "security",
            "content",
            "guidance",
            "pathway",
            "training",
            "coverage",
            "speakers",
            "authoring",
            "mail"
        })
package org.dueregard.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
