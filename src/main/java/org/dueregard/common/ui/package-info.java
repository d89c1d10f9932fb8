/// Small parts of pages that look and behave the same wherever they appear.
@NullMarked
@NamedInterface("ui")
package org.dueregard.common.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
