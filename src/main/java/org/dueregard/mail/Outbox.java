package org.dueregard.mail;

import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.dueregard.keys.Seal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where other rooms put messages that are to be sent.
@Component
public class Outbox {

    static final String SEALED = "outbox_messages.link";

    private static final String UNDER = "(once_key = ? OR once_key LIKE ?)";

    private final JdbcClient jdbc;
    private final Seal seal;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Seal seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    /// Puts a message into the outbox as part of the caller's transaction: it is sent if, and only
    /// if, that transaction commits. A message whose key is there already is left alone.
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(NewMessage message) {
        NewMessage.Link link = message.link();
        jdbc.sql(
                        """
                        INSERT INTO outbox_messages
                            (id, once_key, message_id, recipient, subject, body, state, attempts,
                             created_at, next_attempt_at, school_id, staff_member_id, link,
                             link_kind, html, asked_before)
                        VALUES (NEXT VALUE FOR ids, :key, :messageId, :recipient, :subject, :body,
                                'NEW', 0, :now, :now, :school, :person, :link, :kind, :html,
                                :asked)
                        ON DUPLICATE KEY UPDATE id = outbox_messages.id
                        """)
                .param("key", message.onceKey())
                .param("messageId", messageId(message))
                .param("recipient", message.recipient())
                .param("subject", message.subject())
                .param("body", message.body())
                .param("now", Days.stored(clock.instant()))
                .param("school", message.schoolId())
                .param("person", message.staffMemberId())
                .param(
                        "link",
                        link == null ? null : seal.seal(link.address(), SEALED),
                        Types.VARCHAR)
                .param("kind", link == null ? null : link.kind().name(), Types.VARCHAR)
                .param("html", message.html(), Types.VARCHAR)
                .param("asked", message.askedBefore(), Types.VARCHAR)
                .update();
    }

    /// What somebody has the last word on may be written again, from a database brought back from
    /// yesterday: it is the same message then, and mail programs show it once.
    private static String messageId(NewMessage message) {
        UUID id =
                message.askedBefore() == null
                        ? UUID.randomUUID()
                        : UUID.nameUUIDFromBytes(
                                (message.onceKey() + " " + message.recipient())
                                        .getBytes(StandardCharsets.UTF_8));
        return id.toString();
    }

    /// What became of a message.
    ///
    /// @param sentAt absent where it did not leave
    public record Fate(MessageState state, @Nullable Instant sentAt) {}

    /// What became of messages, by the key that theirs is or begins with before a bar; of several the
    /// one that left. Without those that are no longer kept.
    @Transactional(readOnly = true)
    public Map<String, Fate> fates(Collection<String> keys) {
        Map<String, Fate> fates = new HashMap<>();
        if (keys.isEmpty()) {
            return fates;
        }
        String wanted = keys.stream().map(key -> UNDER).collect(Collectors.joining(" OR "));
        List<String> parameters =
                keys.stream().flatMap(key -> Stream.of(key, beginningWith(key))).toList();
        jdbc.sql(
                        "SELECT once_key, state, sent_at FROM outbox_messages WHERE "
                                + wanted
                                + " ORDER BY sent_at")
                .params(parameters)
                .query(row -> {
                    String found = row.getString("once_key");
                    Fate fate =
                            new Fate(
                                    MessageState.valueOf(row.getString("state")),
                                    Sql.instant(row, "sent_at"));
                    keys.stream()
                            .filter(key -> found.equals(key) || found.startsWith(key + "|"))
                            .forEach(key -> fates.put(key, fate));
                });
        return fates;
    }

    /// Removes messages for good, because they tell of somebody who is forgotten.
    ///
    /// @param key what the messages' keys are or begin with, as in [#fates]
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(String key) {
        jdbc.sql("DELETE FROM outbox_messages WHERE " + UNDER)
                .param(key)
                .param(beginningWith(key))
                .update();
    }

    private static String beginningWith(String key) {
        return key.replaceAll("([%_\\\\])", "\\\\$1") + "|%";
    }
}
