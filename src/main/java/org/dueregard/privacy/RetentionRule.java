package org.dueregard.privacy;

/// How long one kind of data is kept.
///
/// @param due how many would go tonight, over all schools, or -1 where that is not for the caller
public record RetentionRule(RetentionKind kind, int months, boolean enabled, long due) {}
