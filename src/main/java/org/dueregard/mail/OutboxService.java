package org.dueregard.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Messages waiting to be sent, and those that were.
@Service
public class OutboxService {

    static final int PAGE_SIZE = 25;

    private final JdbcClient jdbc;
    private final Clock clock;

    OutboxService(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Puts a message into the outbox as part of the caller's transaction: it is sent if, and only
    /// if, that transaction commits. A message whose key is there already is left alone.
    @PreAuthorize("isAuthenticated()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(NewMessage message) {
        jdbc.sql(
                        """
                        INSERT INTO outbox_messages
                            (id, once_key, message_id, recipient, subject, body, state, attempts,
                             created_at, next_attempt_at)
                        VALUES (NEXT VALUE FOR ids, :key, :messageId, :recipient, :subject, :body,
                                'NEW', 0, :now, :now)
                        ON DUPLICATE KEY UPDATE id = outbox_messages.id
                        """)
                .param("key", message.onceKey())
                .param("messageId", UUID.randomUUID().toString())
                .param("recipient", message.recipient())
                .param("subject", message.subject())
                .param("body", message.body())
                .param("now", Days.stored(clock.instant()))
                .update();
    }

    /// One page of all messages, newest first.
    ///
    /// @param page from 1; a page beyond the last is the last
    /// @param search part of an address or a subject, or blank for all
    @PreAuthorize("hasRole('" + PortalRole.Name.ADMIN + "')")
    @Transactional(readOnly = true)
    public OutboxPage list(String search, int page) {
        String pattern = "%" + search.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%";
        long total =
                jdbc.sql(
                                "SELECT COUNT(*) FROM outbox_messages"
                                        + " WHERE recipient LIKE :p OR subject LIKE :p")
                        .param("p", pattern)
                        .query(Long.class)
                        .single();
        int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int shown = Math.clamp(page, 1, pages);
        List<OutboxRow> rows =
                jdbc.sql(
                                """
                                SELECT id, recipient, subject, body, state, attempts, created_at,
                                       sent_at, last_error
                                FROM outbox_messages
                                WHERE recipient LIKE :p OR subject LIKE :p
                                ORDER BY created_at DESC, id DESC
                                LIMIT :size OFFSET :from
                                """)
                        .param("p", pattern)
                        .param("size", PAGE_SIZE)
                        .param("from", (shown - 1) * PAGE_SIZE)
                        .query(OutboxService::row)
                        .list();
        return new OutboxPage(rows, total, shown, pages);
    }

    private static OutboxRow row(ResultSet row, int number) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                MessageState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Days.restored(row.getObject("created_at", LocalDateTime.class)),
                instant(row.getObject("sent_at", LocalDateTime.class)),
                row.getString("last_error"));
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime stored) {
        return stored == null ? null : Days.restored(stored);
    }
}
