package org.dueregard.mail;

import java.time.Clock;
import org.dueregard.keys.Seal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks into the outbox every few seconds. Without a mail server messages simply wait, readable in
/// the outbox view.
@Component
@EnableConfigurationProperties(MailProperties.class)
class OutboxJob {

    private final JdbcClient jdbc;
    private final ObjectProvider<JavaMailSender> mailSender;
    private final MailProperties properties;
    private final LastWord lastWord;
    private final Seal seal;
    private final Clock clock;

    OutboxJob(
            JdbcClient jdbc,
            ObjectProvider<JavaMailSender> mailSender,
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

    @Scheduled(fixedDelayString = "${dueregard.mail.pause:3s}", initialDelay = 1_000)
    void run() {
        JavaMailSender sender = mailSender.getIfAvailable();
        if (sender != null) {
            new OutboxSender(jdbc, sender, properties, lastWord, seal, clock).sendDue();
        }
    }
}
