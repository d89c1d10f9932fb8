/// The safeguarding lead's page.
@NullMarked
package org.dueregard.coverage.ui;

import org.jspecify.annotations.NullMarked;
