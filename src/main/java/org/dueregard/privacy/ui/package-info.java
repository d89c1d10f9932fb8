/// Downloads and the notice of the privacy room.
@NullMarked
package org.dueregard.privacy.ui;

import org.jspecify.annotations.NullMarked;
