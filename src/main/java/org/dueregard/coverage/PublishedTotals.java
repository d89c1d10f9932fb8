package org.dueregard.coverage;

import java.util.Map;
import org.dueregard.common.Percentage;
import org.dueregard.standing.Standing;
import org.jspecify.annotations.Nullable;

/// Adds up what a school shows, and nothing else.
public final class PublishedTotals {

    private PublishedTotals() {}

    /// The totals that are shown, of one requirement or added up over all.
    public static Percentage of(PublishedFigures<Standing> figures, @Nullable String moduleId) {
        long covered = 0;
        long inScope = 0;
        for (Map.Entry<String, PublishedFigures.Line<Standing>> line : figures.lines().entrySet()) {
            PublishedFigures.Total<Standing> total = line.getValue().total();
            if (total != null && (moduleId == null || moduleId.equals(line.getKey()))) {
                covered += total.figures().covered().part();
                inScope += total.figures().covered().whole();
            }
        }
        return new Percentage(covered, inScope);
    }
}
