package org.dueregard.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Asked just before a message leaves whether it should, and with which words: between writing and
/// sending what it tells of may have been done. A room implements it for its own messages, which carry
/// [#name] as [NewMessage#askedBefore].
public interface BeforeSending {

    /// Which messages this speaks for; stored, and never renamed.
    String name();

    /// The last word on a message. Called once a sender holds the message, outside any transaction.
    /// What it throws counts as a failed attempt.
    Verdict ask(String onceKey);

    /// What becomes of the message.
    sealed interface Verdict {}

    /// Goes with these words.
    record Send(String subject, String body, @Nullable String html) implements Verdict {}

    /// Waits.
    record Later(Instant notBefore) implements Verdict {}

    /// Never goes.
    record NotNeeded() implements Verdict {}
}
