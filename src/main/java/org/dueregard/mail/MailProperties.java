package org.dueregard.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How mail leaves the portal.
///
/// @param from the sender's address
@ConfigurationProperties("dueregard.mail")
record MailProperties(@DefaultValue("due-regard@localhost") String from) {}
