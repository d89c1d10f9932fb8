@NullMarked
package org.dueregard.lessons.ui;

import org.jspecify.annotations.NullMarked;
