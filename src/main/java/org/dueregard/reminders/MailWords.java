package org.dueregard.reminders;

/// The words of a mail with their placeholders.
///
/// @param own whether a school wrote them
public record MailWords(String subject, String body, boolean own) {}
