package org.dueregard.common;

import java.util.List;

/// One page of a long list.
///
/// @param total how many there are in all
/// @param page the page shown, from 1
/// @param pages how many pages there are, at least 1
public record PageOf<T>(List<T> rows, long total, int page, int pages) {

    /// How many there are on a page.
    public static final int SIZE = 25;

    /// Where a page begins and which one it is, for a list of so many.
    public static Slice slice(long total, int wanted) {
        int pages = (int) Math.max(1, (total + SIZE - 1) / SIZE);
        int page = Math.clamp(wanted, 1, pages);
        return new Slice(page, pages, (page - 1) * SIZE);
    }

    /// @param from the first row, from 0
    public record Slice(int page, int pages, int from) {}

    public static <T> PageOf<T> of(List<T> rows, long total, Slice slice) {
        return new PageOf<>(List.copyOf(rows), total, slice.page(), slice.pages());
    }
}
