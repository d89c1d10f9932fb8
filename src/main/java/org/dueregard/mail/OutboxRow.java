package org.dueregard.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message as listed for an administrator.
public record OutboxRow(
        long id,
        String recipient,
        String subject,
        String body,
        MessageState state,
        int attempts,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable String lastError) {}
