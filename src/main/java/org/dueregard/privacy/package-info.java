/// Data protection: how long what is kept, what must not be deleted yet, giving somebody everything
/// about them, and forgetting them, also after a restore.
@NullMarked
@ApplicationModule(
        displayName = "Privacy",
        allowedDependencies = {"common", "common :: ui", "access", "audit", "keys", "people"})
package org.dueregard.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
