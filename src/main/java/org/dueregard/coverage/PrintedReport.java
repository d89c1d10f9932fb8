package org.dueregard.coverage;

import java.util.List;
import org.dueregard.coverage.PrintedFigures.Mark;
import org.dueregard.coverage.PrintedFigures.Piece;
import org.dueregard.coverage.PrintedFigures.Printed;
import org.jspecify.annotations.Nullable;

/// A governor report in words, as its template lays it out.
///
/// @param hides whether anything is not printed, so that the page has to say why
record PrintedReport(
        String title,
        String school,
        String asAt,
        String made,
        String footer,
        boolean hides,
        List<Piece> lead,
        String nextTerm,
        List<RequirementRow> requirements,
        List<Matrix> matrices,
        Printed induction,
        String inductionText,
        ImpactPart impact,
        @Nullable SpeakersPart speakers,
        List<ActionRow> actions,
        List<List<Piece>> questions,
        List<SourceRow> sources) {

    /// @param everybody whether nobody is missing
    record RequirementRow(
            String title,
            boolean everybody,
            Printed covered,
            @Nullable Printed effective,
            List<ReasonPart> reasons,
            @Nullable Printed runsOut) {}

    record ReasonPart(Printed people, String why) {}

    /// As many requirements as fit beside each other, and as many groups as stay together on a page.
    ///
    /// @param caption says which of them; needed only when there are several tables
    record Matrix(String caption, List<String> requirements, List<BlockRow> blocks) {}

    /// @param cells one for each requirement; empty where it is not asked of the group
    record BlockRow(String block, List<MatrixCell> cells) {
        /// Whether anything in it is asked again.
        public boolean isEffective() {
            return cells.stream().anyMatch(cell -> cell.effective() != null);
        }
    }

    record MatrixCell(
            @Nullable Printed covered, @Nullable Printed effective, List<ReasonPart> reasons) {}

    record ImpactPart(
            @Nullable List<Piece> empty,
            @Nullable TrendPart trend,
            List<PairRow> retention,
            List<PairRow> calibration) {}

    /// @param picture a PNG without words; `alt` tells what it shows
    /// @param ends the first and the last month, or the one there is
    record TrendPart(
            String heading,
            String picture,
            String alt,
            String low,
            String high,
            List<TrendEnd> ends,
            Mark mark,
            List<String> months,
            List<YearRow> years) {}

    record TrendEnd(String month, Printed figure) {}

    /// @param months twelve, empty where nothing is known
    record YearRow(String year, List<MonthCell> months) {}

    record MonthCell(String main, String rest) {}

    record PairRow(String objective, Printed first, Printed second, Printed result) {}

    record SpeakersPart(String period, List<Fact> facts, List<Declined> declined) {}

    record Declined(String reason, Printed requests) {}

    record Fact(String name, Printed figure) {}

    record ActionRow(String text, String owner, String due, String state, Mark mark) {}

    record SourceRow(int number, String counts, String path, String rows) {}
}
