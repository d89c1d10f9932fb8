package org.dueregard.mail;

import org.jspecify.annotations.Nullable;

/// A message to be sent once.
///
/// @param onceKey what must happen once, for example `passed|17`; a second message with the same key
///     is not taken
/// @param recipient a single address
/// @param subject one line
/// @param body plain text
/// @param schoolId the school whose administrator may read it, absent for a message of the portal
/// @param staffMemberId the person it is about, absent where there is none
/// @param link an address that opens something for whoever has it, standing in the body as [#LINK];
///     kept sealed, and not at all once the message was sent
/// @param html the same words as a page, absent for plain text alone
/// @param askedBefore the [BeforeSending#name] of who has the last word, absent where nobody has
public record NewMessage(
        String onceKey,
        String recipient,
        String subject,
        String body,
        @Nullable Long schoolId,
        @Nullable Long staffMemberId,
        @Nullable Link link,
        @Nullable String html,
        @Nullable String askedBefore) {

    /// Where the link stands in the body.
    public static final String LINK = "⟦link⟧";

    /// What a link opens.
    public enum LinkKind {
        INVITATION,
        PASSWORD,
        ADDRESS,
        SPEAKER,
        ADVICE
    }

    /// A link that opens something.
    public record Link(LinkKind kind, String address) {}

    public NewMessage(
            String onceKey,
            String recipient,
            String subject,
            String body,
            @Nullable Long schoolId,
            @Nullable Long staffMemberId) {
        this(onceKey, recipient, subject, body, schoolId, staffMemberId, null, null, null);
    }

    public NewMessage(
            String onceKey,
            String recipient,
            String subject,
            String body,
            @Nullable Long schoolId,
            @Nullable Long staffMemberId,
            @Nullable Link link) {
        this(onceKey, recipient, subject, body, schoolId, staffMemberId, link, null, null);
    }

    public NewMessage {
        subject = singleLine(subject);
        recipient = singleLine(recipient);
    }

    static String singleLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
