package org.dueregard.people;

import org.jspecify.annotations.Nullable;

/// The e-mail address on a staff record was changed by somebody who looks after it.
public record StaffAddressChanged(long staffMemberId, @Nullable String email) {}
