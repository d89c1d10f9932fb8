/// What a file from outside may be: known by what is in it, whatever it is called.
@NullMarked
@ApplicationModule(
        displayName = "Files",
        allowedDependencies = {"common"})
package org.dueregard.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
