/// What tests share: a database, a pinned clock, small builders of people, signing in.
@NullMarked
package org.dueregard.testing;

import org.jspecify.annotations.NullMarked;
