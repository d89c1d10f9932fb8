/// Pages about reminders.
@NullMarked
package org.dueregard.reminders.ui;

import org.jspecify.annotations.NullMarked;
