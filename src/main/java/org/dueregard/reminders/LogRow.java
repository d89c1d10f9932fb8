package org.dueregard.reminders;

import java.time.Instant;
import java.time.LocalDate;
import org.dueregard.mail.MessageState;
import org.jspecify.annotations.Nullable;

/// One reminder as listed for a safeguarding lead.
///
/// @param told who was told
/// @param byHand whether somebody sent it rather than the portal
/// @param message what became of the mail, absent where there was none or it is no longer kept
public record LogRow(
        LocalDate on,
        String person,
        String title,
        ReminderKind kind,
        LocalDate dueOn,
        Told told,
        boolean byHand,
        ReminderState state,
        @Nullable MessageState message,
        @Nullable Instant sentAt) {}
