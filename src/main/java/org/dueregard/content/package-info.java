/// The Markdown catalogue: finding, checking, rendering and sanitising what authors wrote, and
/// telling them in words what is wrong with it. No database, no web.
@NullMarked
@ApplicationModule(
        displayName = "Content",
        allowedDependencies = {"common", "access", "people", "scoring"})
package org.dueregard.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
