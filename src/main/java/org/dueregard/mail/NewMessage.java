package org.dueregard.mail;

/// A message to be sent once.
///
/// @param onceKey what must happen once, for example `passed|17`; a second message with the same key
///     is not taken
/// @param recipient a single address
/// @param subject one line
/// @param body plain text
public record NewMessage(String onceKey, String recipient, String subject, String body) {

    public NewMessage {
        subject = singleLine(subject);
        recipient = singleLine(recipient);
    }

    private static String singleLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
