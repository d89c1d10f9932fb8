package org.dueregard.reminders;

import java.util.List;

/// A mail with everything filled in, from which plain text and the page are made alike.
///
/// @param link the address of its button
public record MailText(String subject, List<Part> parts, String link) {

    /// What a mail consists of.
    public sealed interface Part {}

    /// A paragraph; lines are kept.
    public record Words(String text) implements Part {}

    /// What is to be done, line by line.
    public record Items(List<String> lines) implements Part {}

    /// The way to it.
    public record Button(String label, String address) implements Part {}
}
