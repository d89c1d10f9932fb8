/// The plain pages for parents and for those who keep them, and the map of policies.
@NullMarked
package org.dueregard.parents.ui;

import org.jspecify.annotations.NullMarked;
