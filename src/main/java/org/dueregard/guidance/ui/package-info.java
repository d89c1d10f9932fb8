/// The register, an entry of it, notices, and what we have been told.
@NullMarked
package org.dueregard.guidance.ui;

import org.jspecify.annotations.NullMarked;
