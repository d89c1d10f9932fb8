/// Pages of the speakers' room and of the front door.
@NullMarked
package org.dueregard.speakers.ui;

import org.jspecify.annotations.NullMarked;
