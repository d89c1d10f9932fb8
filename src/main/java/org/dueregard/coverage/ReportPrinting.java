package org.dueregard.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dueregard.common.Days;
import org.dueregard.common.Percentage;
import org.dueregard.common.Words;
import org.jspecify.annotations.Nullable;

/// Puts a governor report into words.
final class ReportPrinting {

    /// Beside each other on a portrait page, without clipping "100 % (1,234 of 1,234)".
    private static final int COLUMNS = 6;

    /// Together on one page: the layout does not keep a row together where a table's head is
    /// repeated, so a long table is several, each with its own head.
    private static final int ROWS = 9;

    private static final int LONGEST_IN_FOOTER = 90;

    private final GovernorReport report;
    private final Words words;
    private final UnaryOperator<String> printable;
    private final PrintedFigures figures;

    ReportPrinting(GovernorReport report, Words words, UnaryOperator<String> printable) {
        this.report = report;
        this.words = words;
        this.printable = printable;
        this.figures = new PrintedFigures(report.sources(), words, printable);
    }

    PrintedReport print() {
        String school = printable.apply(report.schoolName());
        String asAt = Days.inWords(report.asAt());
        String made = Days.inWords(report.madeAt());
        return new PrintedReport(
                words.get("report.title", school, asAt),
                school,
                asAt,
                made,
                words.get("report.footer", shortened(school), asAt, made),
                report.figures().anyMatch(Figure.Hidden.class::isInstance),
                figures.line(report.lead()),
                period(report.nextTerm()),
                report.requirements().stream().map(this::requirement).toList(),
                matrices(),
                figures.of(report.induction().onTime()),
                induction(report.induction()),
                new ImpactPrinting(report, words, printable, figures).print(),
                speakers(report.speakers()),
                report.actions().stream().map(this::action).toList(),
                report.questions().stream().map(figures::line).toList(),
                report.sources().stream().map(this::source).toList());
    }

    /// The margin of the page holds three lines.
    private static String shortened(String school) {
        return school.length() <= LONGEST_IN_FOOTER
                ? school
                : school.substring(0, LONGEST_IN_FOOTER) + "…";
    }

    private String induction(GovernorReport.Induction induction) {
        boolean nobody =
                induction.onTime() instanceof Figure.Share share && share.of().isOfNobody();
        return words.get(
                nobody ? "report.induction.nobody" : "report.induction",
                Days.inWords(induction.period().from()),
                Days.inWords(induction.period().to()));
    }

    private String period(GovernorReport.Period period) {
        return words.get("report.period", Days.inWords(period.from()), Days.inWords(period.to()));
    }

    private PrintedReport.RequirementRow requirement(GovernorReport.Requirement requirement) {
        return new PrintedReport.RequirementRow(
                printable.apply(requirement.title()),
                requirement.covered() instanceof Figure.Share(Percentage of, int _)
                        && !of.isOfNobody()
                        && of.part() == of.whole(),
                figures.of(requirement.covered()),
                figures.ofNullable(requirement.effective()),
                reasons(requirement.reasons()),
                figures.ofNullable(requirement.runsOut()));
    }

    private List<PrintedReport.ReasonPart> reasons(List<GovernorReport.Reason> reasons) {
        return reasons.stream()
                .map(reason ->
                        new PrintedReport.ReasonPart(
                                figures.of(reason.people()),
                                words.get("report.reason." + reason.why().id())))
                .toList();
    }

    private List<PrintedReport.Matrix> matrices() {
        Map<String, Map<String, GovernorReport.Cell>> blocks =
                report.cells().stream()
                        .collect(
                                Collectors.groupingBy(
                                        GovernorReport.Cell::block,
                                        LinkedHashMap::new,
                                        Collectors.toMap(
                                                GovernorReport.Cell::requirement,
                                                Function.identity())));
        List<String> names = List.copyOf(blocks.keySet());
        List<PrintedReport.Matrix> matrices = new ArrayList<>();
        for (int column = 0; column < report.requirements().size(); column += COLUMNS) {
            for (int row = 0; row < names.size(); row += ROWS) {
                matrices.add(matrix(blocks, names, row, column));
            }
        }
        return matrices;
    }

    private PrintedReport.Matrix matrix(
            Map<String, Map<String, GovernorReport.Cell>> blocks,
            List<String> names,
            int row,
            int column) {
        int lastColumn = Math.min(column + COLUMNS, report.requirements().size());
        int lastRow = Math.min(row + ROWS, names.size());
        List<GovernorReport.Requirement> columns =
                report.requirements().subList(column, lastColumn);
        return new PrintedReport.Matrix(
                words.get(
                        "report.groups.part",
                        column + 1,
                        lastColumn,
                        report.requirements().size(),
                        row + 1,
                        lastRow,
                        names.size()),
                columns.stream().map(requirement -> printable.apply(requirement.title())).toList(),
                names.subList(row, lastRow).stream()
                        .map(name -> block(name, blocks.getOrDefault(name, Map.of()), columns))
                        .toList());
    }

    private PrintedReport.BlockRow block(
            String name,
            Map<String, GovernorReport.Cell> cells,
            List<GovernorReport.Requirement> columns) {
        return new PrintedReport.BlockRow(
                printable.apply(name),
                columns.stream().map(column -> cell(cells.get(column.id()))).toList());
    }

    private PrintedReport.MatrixCell cell(GovernorReport.@Nullable Cell cell) {
        if (cell == null) {
            return new PrintedReport.MatrixCell(null, null, List.of());
        }
        // In a small cell a reason that may not be told is left out; that there are such reasons is
        // said once, below.
        List<GovernorReport.Reason> told =
                cell.reasons().stream()
                        .filter(reason -> !(reason.people() instanceof Figure.Hidden))
                        .toList();
        return new PrintedReport.MatrixCell(
                figures.of(cell.covered()), figures.ofNullable(cell.effective()), reasons(told));
    }

    private PrintedReport.@Nullable SpeakersPart speakers(
            GovernorReport.@Nullable Speakers speakers) {
        if (speakers == null) {
            return null;
        }
        List<PrintedReport.Fact> facts = new ArrayList<>();
        facts.add(fact("report.speakers.received", speakers.received()));
        facts.add(fact("report.speakers.approved", speakers.approved()));
        facts.add(fact("report.speakers.with-conditions", speakers.withConditions()));
        Figure days = speakers.medianDays();
        if (days != null) {
            facts.add(fact("report.speakers.median-days", days));
        }
        facts.add(fact("report.speakers.reviews-overdue", speakers.reviewsOverdue()));
        return new PrintedReport.SpeakersPart(
                period(speakers.period()),
                facts,
                speakers.declined().stream()
                        .map(declined ->
                                new PrintedReport.Declined(
                                        printable.apply(declined.reason()),
                                        figures.of(declined.requests())))
                        .toList());
    }

    private PrintedReport.Fact fact(String key, Figure figure) {
        return new PrintedReport.Fact(words.get(key), figures.of(figure));
    }

    private PrintedReport.ActionRow action(GovernorReport.ActionLine action) {
        String state = "report.action.open";
        if (action.done()) {
            state = "report.action.done";
        } else if (action.due().isBefore(report.asAt())) {
            state = "report.action.overdue";
        }
        return new PrintedReport.ActionRow(
                printable.apply(action.text()),
                printable.apply(action.ownerRole()),
                Days.inWords(action.due()),
                words.get(state),
                figures.mark(action.source()));
    }

    private PrintedReport.SourceRow source(GovernorReport.Source source) {
        return new PrintedReport.SourceRow(
                source.number(),
                printable.apply(source.counts()),
                printable.apply(source.path()),
                words.get("report.count", source.rows()));
    }
}
