/// The plain page that says who to tell.
@NullMarked
package org.dueregard.pathway.ui;

import org.jspecify.annotations.NullMarked;
