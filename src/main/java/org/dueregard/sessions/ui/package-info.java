/// Pages of the sessions room.
@NullMarked
package org.dueregard.sessions.ui;

import org.jspecify.annotations.NullMarked;
