/// The administrator's view of the outbox.
@NullMarked
package org.dueregard.mail.ui;

import org.jspecify.annotations.NullMarked;
