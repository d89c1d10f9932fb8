package org.dueregard.security;

import java.time.Instant;
import java.util.Set;
import org.dueregard.access.Grant;
import org.jspecify.annotations.Nullable;

/// How somebody stands with the portal.
///
/// @param kioskName the short name for shared tablets, for people without an address
/// @param invitedUntil when the open invitation runs out, absent where there is none
/// @param hasSecondFactor whether an app or a passkey is in use
public record AccountState(
        long accountId,
        long staffMemberId,
        Kind kind,
        @Nullable String kioskName,
        @Nullable Instant invitedUntil,
        @Nullable Instant lastSignInAt,
        boolean hasSecondFactor,
        Set<Grant> grants) {

    /// Where an account is in its life.
    public enum Kind {
        INVITED,
        LAPSED,
        ACTIVE,
        DISABLED
    }
}
