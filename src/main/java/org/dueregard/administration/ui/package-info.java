/// Pages of the administration room.
@NullMarked
package org.dueregard.administration.ui;

import org.jspecify.annotations.NullMarked;
