package org.dueregard.mail;

import java.sql.Types;
import java.time.Clock;
import java.util.UUID;
import org.dueregard.common.Days;
import org.dueregard.keys.Seal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where other rooms put messages that are to be sent.
@Component
public class Outbox {

    private final JdbcClient jdbc;
    static final String SEALED = "outbox_messages.link";

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
                             link_kind)
                        VALUES (NEXT VALUE FOR ids, :key, :messageId, :recipient, :subject, :body,
                                'NEW', 0, :now, :now, :school, :person, :link, :kind)
                        ON DUPLICATE KEY UPDATE id = outbox_messages.id
                        """)
                .param("key", message.onceKey())
                .param("messageId", UUID.randomUUID().toString())
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
                .update();
    }
}
