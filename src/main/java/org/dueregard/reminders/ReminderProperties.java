package org.dueregard.reminders;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How reminders go out.
///
/// @param staleDays how long a mail that somebody sent by hand may wait for a mail server
/// @param firstLook how long after the start people are first looked for
/// @param pause between two looks
@ConfigurationProperties("dueregard.reminders")
record ReminderProperties(
        @DefaultValue("3") int staleDays,
        @DefaultValue("150s") Duration firstLook,
        @DefaultValue("15m") Duration pause) {}
