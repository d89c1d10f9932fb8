/// The learner's pages.
@NullMarked
package org.dueregard.training.ui;

import org.jspecify.annotations.NullMarked;
