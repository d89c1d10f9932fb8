package org.dueregard.mail;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/// Whether a mail server is set, and as whom the portal writes.
@Component
@EnableConfigurationProperties(MailProperties.class)
public class MailState {

    private final ObjectProvider<JavaMailSender> sender;
    private final MailProperties properties;

    MailState(ObjectProvider<JavaMailSender> sender, MailProperties properties) {
        this.sender = sender;
        this.properties = properties;
    }

    public boolean isSet() {
        return sender.getIfAvailable() != null;
    }

    public String from() {
        return properties.from();
    }
}
