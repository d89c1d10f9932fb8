package org.dueregard.training;

import java.util.List;

/// One page of people.
///
/// @param total how many there are on all pages
/// @param page the page shown, from 1
/// @param pages how many pages there are, at least 1
public record StandingPage(List<StandingRow> rows, long total, int page, int pages) {}
