/// The administrator's view of the log.
@NullMarked
package org.dueregard.audit.ui;

import org.jspecify.annotations.NullMarked;
