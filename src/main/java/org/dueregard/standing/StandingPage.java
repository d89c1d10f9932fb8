package org.dueregard.standing;

import java.util.List;

/// One page of people and what they owe.
///
/// @param total how many rows there are on all pages
/// @param people how many people these are
/// @param page the page shown, from 1
/// @param pages how many pages there are, at least 1
public record StandingPage(List<StandingRow> rows, long total, long people, int page, int pages) {}
