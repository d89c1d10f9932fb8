/// What somebody can show of a completion: a certificate on paper that anybody can check by its code,
/// and the same award as a signed badge. What it says is kept as it was when it was issued.
@NullMarked
@ApplicationModule(
        displayName = "Certificates",
        allowedDependencies = {
            "common",
            "access",
            "people",
            "keys",
            "pdf",
            "security",
            "content",
            "guidance",
            "training"
        })
package org.dueregard.certificates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
