/// Pages of the evidence room.
@NullMarked
package org.dueregard.evidence.ui;

import org.jspecify.annotations.NullMarked;
