package org.dueregard.mail;

import java.util.List;

/// One page of the outbox, newest first.
///
/// @param total how many there are in all
/// @param page the page shown, from 1
/// @param pages how many pages there are, at least 1
public record OutboxPage(List<OutboxRow> rows, long total, int page, int pages) {}
