package org.dueregard.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.Sql;
import org.dueregard.common.Words;
import org.dueregard.keys.Seal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Looks into the outbox: messages waiting to be sent, and those that were.
@Service
public class OutboxService {

    private static final String WANTED =
            "(recipient LIKE :p OR subject LIKE :p)"
                    + " AND (school_id IN (:schools) OR (:portal AND school_id IS NULL))";

    private final JdbcClient jdbc;
    private final Access access;
    private final Seal seal;
    private final MailState mail;
    private final Words words;

    OutboxService(JdbcClient jdbc, Access access, Seal seal, MailState mail, Words words) {
        this.jdbc = jdbc;
        this.access = access;
        this.seal = seal;
        this.mail = mail;
        this.words = words;
    }

    /// One page of the messages of the caller's schools, newest first; those of the portal itself
    /// only for whoever looks after all of it.
    ///
    /// @param page from 1; a page beyond the last is the last
    /// @param search part of an address or a subject, or blank for all
    @Requires(Action.OUTBOX_SEE)
    @Transactional(readOnly = true)
    public PageOf<OutboxRow> list(String search, int page) {
        Map<String, Object> parameters =
                Map.of(
                        "p",
                        Sql.containing(search),
                        "schools",
                        access.schools(Action.OUTBOX_SEE),
                        "portal",
                        access.isForPortal(Action.OUTBOX_SEE));
        long total =
                jdbc.sql("SELECT COUNT(*) FROM outbox_messages WHERE " + WANTED)
                        .params(parameters)
                        .query(Long.class)
                        .single();
        PageOf.Slice slice = PageOf.slice(total, page);
        List<OutboxRow> rows =
                jdbc.sql(
                                """
                                SELECT id, recipient, subject, body, state, attempts, created_at,
                                       sent_at, last_error, link, link_kind
                                FROM outbox_messages WHERE %s
                                ORDER BY created_at DESC, id DESC
                                LIMIT :size OFFSET :from
                                """
                                        .formatted(WANTED))
                        .params(parameters)
                        .param("size", PageOf.SIZE)
                        .param("from", slice.from())
                        .query((row, number) -> row(row))
                        .list();
        return PageOf.of(rows, total, slice);
    }

    private OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                row.getString("recipient"),
                row.getString("subject"),
                body(row),
                MessageState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Days.restored(row.getObject("created_at", LocalDateTime.class)),
                instant(row.getObject("sent_at", LocalDateTime.class)),
                row.getString("last_error"));
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime stored) {
        return stored == null ? null : Days.restored(stored);
    }

    /// Without a mail server somebody has to hand links over: invitations an administrator may read,
    /// ways to a password only whoever looks after the whole portal. With one, nobody.
    private String body(ResultSet row) throws SQLException {
        String body = row.getString("body");
        String sealed = row.getString("link");
        String kind = row.getString("link_kind");
        if (kind == null) {
            return body;
        }
        boolean mayRead =
                sealed != null
                        && !mail.isSet()
                        && (kind.equals(NewMessage.LinkKind.INVITATION.name())
                                || access.isForPortal(Action.OUTBOX_SEE));
        return body.replace(
                NewMessage.LINK,
                mayRead && sealed != null
                        ? seal.open(sealed, Outbox.SEALED)
                        : words.get("outbox.link-hidden"));
    }
}
