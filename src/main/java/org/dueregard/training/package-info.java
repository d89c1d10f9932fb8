/// Reading modules, answering quizzes, and the append-only ledger of who completed what. From the
/// ledger it works out where everybody stands.
@NullMarked
@ApplicationModule(
        displayName = "Training",
        allowedDependencies = {
            "common",
            "common :: ui",
            "access",
            "audit",
            "scoring",
            "database",
            "people",
            "mail",
            "security",
            "content",
            "guidance",
            "pathway",
            "requirements",
            "standing"
        })
package org.dueregard.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
