/// The pages and files of certificates.
@NullMarked
package org.dueregard.certificates.ui;

import org.jspecify.annotations.NullMarked;
