package org.dueregard.standing;

import java.util.List;

/// One page of people with everything they owe.
///
/// @param total how many people there are on all pages; whoever owes something at two schools is there
///     once for each
/// @param page the page shown, from 1
/// @param pages how many pages there are, at least 1
public record MatrixPage(List<PersonCells> people, long total, int page, int pages) {}
