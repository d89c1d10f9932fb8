@NullMarked
package org.dueregard.browser;

import org.jspecify.annotations.NullMarked;
