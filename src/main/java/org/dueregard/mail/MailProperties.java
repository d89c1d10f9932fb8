package org.dueregard.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How mail leaves the portal.
///
/// @param from the sender's address
/// @param lease how long one sender keeps a message to itself before another may take it up
@ConfigurationProperties("dueregard.mail")
record MailProperties(
        @DefaultValue("due-regard@localhost") String from, @DefaultValue("2m") Duration lease) {}
