package org.dueregard.privacy;

import java.time.Instant;

/// A person's data that must not be deleted for now.
public record LegalHold(
        long id, long staffMemberId, String person, String reason, Instant placedAt) {}
