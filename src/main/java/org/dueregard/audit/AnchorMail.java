package org.dueregard.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sends the heads of the chains to people outside once a day, so that not even somebody with every key
/// and file can rewrite the past unnoticed.
@Component
@EnableConfigurationProperties(AuditProperties.class)
class AnchorMail {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Words words;
    private final AuditProperties properties;
    private final Clock clock;

    AnchorMail(
            JdbcClient jdbc, Outbox outbox, Words words, AuditProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.words = words;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(cron = "0 5 6 * * *", zone = "Europe/London")
    @Transactional
    public void send() {
        LocalDate today = Days.today(clock);
        List<String> heads =
                jdbc.sql("SELECT stream, seq, mac FROM audit_streams ORDER BY stream")
                        .query((row, number) ->
                                row.getLong(1) + " " + row.getLong(2) + " " + row.getString(3))
                        .list();
        for (String recipient : properties.anchorRecipients()) {
            outbox.put(
                    new NewMessage(
                            "anchors|" + today + "|" + recipient,
                            recipient,
                            words.get("mail.anchors.subject", Days.inWords(today)),
                            words.get("mail.anchors.body", String.join("\n", heads)),
                            null,
                            null));
        }
    }
}
