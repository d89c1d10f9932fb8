package org.dueregard.charts;

import java.util.List;

/// What has one bar, or two to compare: the score then and now, how sure and how right.
///
/// @param bars one or two, the plain one first
public record BarRow(String label, List<Bar> bars) {

    public BarRow {
        bars = List.copyOf(bars);
        if (bars.isEmpty() || bars.size() > 2) {
            throw new IllegalArgumentException(bars.size() + " bars");
        }
    }
}
