package org.dueregard.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.dueregard.common.Days;
import org.dueregard.keys.Seal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Sends what is in the outbox. Several may run at once, in one process or in many: a message is
/// claimed by one conditional update that is committed before the mail server is spoken to.
///
/// SMTP cannot promise "exactly once". A message is never lost, and is sent twice only when the
/// sender dies between the mail server's "taken" and its own note of that; the message id stays the
/// same then, so that the double can be recognised.
final class OutboxSender {

    static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(5);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    static final int MOST_ATTEMPTS = 200;

    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);
    private static final int BATCH = 50;
    private static final int LONGEST_ERROR = 500;

    private final JdbcClient jdbc;
    private final JavaMailSender mailSender;
    private final MailProperties properties;
    private final LastWord lastWord;
    private final Seal seal;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    OutboxSender(
            JdbcClient jdbc,
            JavaMailSender mailSender,
            MailProperties properties,
            LastWord lastWord,
            Seal seal,
            Clock clock) {
        this.jdbc = jdbc;
        this.mailSender = mailSender;
        this.properties = properties;
        this.lastWord = lastWord;
        this.seal = seal;
        this.clock = clock;
    }

    /// Sends everything that is due now.
    ///
    /// @return how many the mail server took
    int sendDue() {
        reclaimExpired();
        int sent = 0;
        for (Due message : due()) {
            if (claim(message.id()) && send(message)) {
                sent++;
            }
        }
        return sent;
    }

    private void reclaimExpired() {
        int reclaimed =
                jdbc.sql(
                                "UPDATE outbox_messages SET state = 'NEW', lease_owner = NULL"
                                        + " WHERE state = 'SENDING' AND lease_until < ?")
                        .param(now())
                        .update();
        if (reclaimed > 0) {
            log.warn("{} mails of a sender that stopped half way are sent again", reclaimed);
        }
    }

    private List<Due> due() {
        return jdbc.sql(
                        "SELECT id, once_key, message_id, recipient, subject, body, html,"
                                + " attempts, link, asked_before FROM outbox_messages"
                                + " WHERE state = 'NEW' AND next_attempt_at <= ?"
                                + " ORDER BY next_attempt_at, id LIMIT ?")
                .param(now())
                .param(BATCH)
                .query(OutboxSender::dueRow)
                .list();
    }

    private boolean claim(long id) {
        return jdbc.sql(
                                "UPDATE outbox_messages SET state = 'SENDING', lease_owner = ?,"
                                        + " lease_until = ?, attempts = attempts + 1"
                                        + " WHERE id = ? AND state = 'NEW'")
                        .param(owner)
                        .param(Days.stored(clock.instant().plus(properties.lease())))
                        .param(id)
                        .update()
                == 1;
    }

    private boolean send(Due claimed) {
        Due message = claimed;
        try {
            switch (lastWord.on(claimed)) {
                case BeforeSending.Send send -> message = reworded(claimed, send);
                case BeforeSending.Later later -> {
                    release(claimed, later);
                    return false;
                }
                case BeforeSending.NotNeeded no -> {
                    giveUp(claimed);
                    return false;
                }
            }
            mailSender.send(mime(message));
        } catch (MessagingException | RuntimeException e) {
            postpone(message, e);
            return false;
        }
        jdbc.sql(
                        // What opens an account has done its work and is not kept.
                        "UPDATE outbox_messages SET state = 'SENT', sent_at = ?, last_error = NULL,"
                                + " link = NULL"
                                + " WHERE id = ? AND state = 'SENDING' AND lease_owner = ?")
                .param(now())
                .param(message.id())
                .param(owner)
                .update();
        return true;
    }

    /// What is kept is what is sent.
    private Due reworded(Due message, BeforeSending.Send words) {
        Due sent = message.with(words);
        if (!sent.equals(message)) {
            jdbc.sql(
                            "UPDATE outbox_messages SET subject = ?, body = ?, html = ?"
                                    + " WHERE id = ? AND state = 'SENDING' AND lease_owner = ?")
                    .param(sent.subject())
                    .param(sent.body())
                    .param(sent.html())
                    .param(sent.id())
                    .param(owner)
                    .update();
        }
        return sent;
    }

    private void release(Due message, BeforeSending.Later later) {
        jdbc.sql(
                        "UPDATE outbox_messages SET state = 'NEW', attempts = attempts - 1,"
                                + " next_attempt_at = ?, lease_owner = NULL"
                                + " WHERE id = ? AND state = 'SENDING' AND lease_owner = ?")
                .param(Days.stored(later.notBefore()))
                .param(message.id())
                .param(owner)
                .update();
    }

    private void giveUp(Due message) {
        jdbc.sql(
                        "UPDATE outbox_messages SET state = 'NOT_NEEDED', lease_owner = NULL,"
                                + " link = NULL"
                                + " WHERE id = ? AND state = 'SENDING' AND lease_owner = ?")
                .param(message.id())
                .param(owner)
                .update();
    }

    private MimeMessage mime(Due message) throws MessagingException {
        String host = properties.from().replaceAll(".*@", "");
        MimeMessage mime =
                new FixedIdMessage(
                        mailSender.createMimeMessage(),
                        "<" + message.messageId() + "@" + host + ">");
        String html = message.html();
        MimeMessageHelper helper =
                new MimeMessageHelper(
                        mime,
                        html == null
                                ? MimeMessageHelper.MULTIPART_MODE_NO
                                : MimeMessageHelper.MULTIPART_MODE_RELATED,
                        StandardCharsets.UTF_8.name());
        helper.setFrom(properties.from());
        helper.setTo(message.recipient());
        helper.setSubject(message.subject());
        if (html == null) {
            helper.setText(whole(message));
        } else {
            helper.setText(whole(message), html);
        }
        return mime;
    }

    private String whole(Due message) {
        String link = message.link();
        return link == null
                ? message.body()
                : message.body().replace(NewMessage.LINK, seal.open(link, Outbox.SEALED));
    }

    private void postpone(Due message, Exception failure) {
        boolean last = message.attempts() + 1 >= MOST_ATTEMPTS;
        String error = String.valueOf(failure.getMessage());
        log.warn("Mail {} was not taken: {}", message.id(), failure.getClass().getSimpleName());
        jdbc.sql(
                        "UPDATE outbox_messages SET state = ?, next_attempt_at = ?, last_error = ?,"
                                + " lease_owner = NULL"
                                + " WHERE id = ? AND state = 'SENDING' AND lease_owner = ?")
                .param(last ? "FAILED" : "NEW")
                .param(Days.stored(clock.instant().plus(pause(message.attempts()))))
                .param(error.substring(0, Math.min(LONGEST_ERROR, error.length())))
                .param(message.id())
                .param(owner)
                .update();
    }

    /// Five minutes at first, an hour in the end: a server that is down for days loses nothing.
    private static Duration pause(int attempts) {
        Duration pause = PAUSE_AFTER_FAILURE.multipliedBy(attempts + 1L);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private LocalDateTime now() {
        return Days.stored(clock.instant());
    }

    private static Due dueRow(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getLong("id"),
                row.getString("once_key"),
                row.getString("message_id"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("html"),
                row.getInt("attempts"),
                row.getString("link"),
                row.getString("asked_before"));
    }

    /// A message that somebody holds for sending.
    record Due(
            long id,
            String onceKey,
            String messageId,
            String recipient,
            String subject,
            String body,
            @Nullable String html,
            int attempts,
            @Nullable String link,
            @Nullable String askedBefore) {

        Due with(BeforeSending.Send words) {
            return new Due(
                    id,
                    onceKey,
                    messageId,
                    recipient,
                    NewMessage.singleLine(words.subject()),
                    words.body(),
                    words.html(),
                    attempts,
                    link,
                    askedBefore);
        }
    }

    /// A message that keeps the id it was given when it was written.
    private static final class FixedIdMessage extends MimeMessage {

        private final String messageId;

        FixedIdMessage(MimeMessage prototype, String messageId) throws MessagingException {
            super(prototype.getSession());
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
