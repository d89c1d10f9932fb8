/// Who is calling, and the portal roles that open doors. A role group (teachers, volunteers, …) says
/// what somebody owes and never grants access; a portal role does.
@NullMarked
@ApplicationModule(displayName = "Access", allowedDependencies = "common")
package org.dueregard.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
