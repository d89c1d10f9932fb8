/// The tamper-evident log: who did what to what, and when. Entries are written with the change they
/// tell of, then chained by keyed codes, one chain per school; the head of each chain is anchored
/// in a file outside the database. Personal details are sealed under a key per person, so that they
/// can be forgotten without breaking the chain.
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"common", "common :: ui", "access", "keys", "mail"})
package org.dueregard.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
