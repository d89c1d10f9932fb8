package org.dueregard.scoring;

/// One form of a short answer that is taken.
///
/// @param slip whether one slip of the pen is forgiven
public record AcceptedForm(String text, boolean slip) {}
