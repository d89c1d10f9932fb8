@NullMarked
package org.dueregard.speakers;

import org.jspecify.annotations.NullMarked;
