/// The authors' page.
@NullMarked
package org.dueregard.authoring.ui;

import org.jspecify.annotations.NullMarked;
