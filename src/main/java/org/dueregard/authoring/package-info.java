/// For the people who write: what is wrong with the content, where, and what to write instead.
@NullMarked
@ApplicationModule(
        displayName = "Authoring",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "people",
            "scoring",
            "exchange",
            "content",
            "guidance",
            "pathway"
        })
package org.dueregard.authoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
