/// What a school shows everybody: the page for parents with the documents it chose to publish, the kit
/// for a meeting with them, and the map of which existing policy covers what.
@NullMarked
@ApplicationModule(
        displayName = "Parents and policies",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "audit",
            "database",
            "files",
            "people",
            "security",
            "content",
            "pathway"
        })
package org.dueregard.parents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
