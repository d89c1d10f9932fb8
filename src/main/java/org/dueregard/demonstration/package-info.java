/// Example data, so that somebody who has never seen the portal can try everything at once. All of it
/// is invented, made by code from a fixed seed, and only ever put into an empty database. It writes
/// tables directly: two years of history cannot be made by calling services.
@NullMarked
@ApplicationModule(
        displayName = "Demonstration",
        allowedDependencies = {
            "common",
            "access",
            "people",
            "content",
            "lessons",
            "guidance",
            "requirements",
            "speakers",
            "standing",
            "training",
            "pathway",
            "parents"
        })
package org.dueregard.demonstration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
