/// Makes tagged PDFs (PDF/UA-1) from XHTML that the program itself wrote. A document is closed: it can
/// name no file, no address and no outside entity.
@NullMarked
@ApplicationModule(
        displayName = "PDF",
        allowedDependencies = {})
package org.dueregard.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
