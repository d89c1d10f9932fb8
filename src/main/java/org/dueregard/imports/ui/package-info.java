/// Pages of the imports room.
@NullMarked
package org.dueregard.imports.ui;

import org.jspecify.annotations.NullMarked;
