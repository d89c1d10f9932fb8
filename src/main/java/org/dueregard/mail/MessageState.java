package org.dueregard.mail;

/// How far a message has come.
public enum MessageState {
    /// Waits for its turn, or for a mail server to be set.
    NEW,
    /// One sender holds it for a short while.
    SENDING,
    /// The mail server took it.
    SENT,
    /// The mail server refused it for good, or too often.
    FAILED,
    /// What it was about was settled before it left.
    NOT_NEEDED
}
