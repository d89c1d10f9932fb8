/// The portal's secret key, kept in a file outside the database, and what is made with it: seals that
/// only this portal can open, and codes that only it can write.
@NullMarked
@ApplicationModule(
        displayName = "Keys",
        allowedDependencies = {"common"})
package org.dueregard.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
