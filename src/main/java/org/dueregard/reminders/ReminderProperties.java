package org.dueregard.reminders;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How reminders go out.
///
/// @param staleDays after so many days a mail that never left is replaced by a fresh one
/// @param pause between two looks at who is to be reminded
@ConfigurationProperties("dueregard.reminders")
record ReminderProperties(@DefaultValue("3") int staleDays, @DefaultValue("15m") Duration pause) {}
