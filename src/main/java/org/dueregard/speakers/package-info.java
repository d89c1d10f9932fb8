/// Visiting speakers and hirers of the premises: from the request through checks and decision to the
/// front door and after, in a file that explains itself. Each request is a chain of entries; what it
/// looks like now is read from them, and the tables that lists are made of follow in the same
/// transaction. Personal words are sealed under keys that can be destroyed without breaking the chain.
@NullMarked
@ApplicationModule(
        displayName = "Visiting speakers",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "audit",
            "content",
            "guidance",
            "database",
            "files",
            "keys",
            "people",
            "mail",
            "pathway",
            "pdf",
            "security"
        })
package org.dueregard.speakers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
