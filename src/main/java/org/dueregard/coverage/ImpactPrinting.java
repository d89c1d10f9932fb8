package org.dueregard.coverage;

import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dueregard.charts.Trend;
import org.dueregard.charts.TrendPicture;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.jspecify.annotations.Nullable;

/// Puts what a governor report says of impact into words and pictures.
final class ImpactPrinting {

    private static final int TREND_WIDTH_MM = 170;
    private static final int TREND_HEIGHT_MM = 26;

    private final GovernorReport.Impact impact;
    private final YearMonth lastMonth;
    private final Words words;
    private final UnaryOperator<String> printable;
    private final PrintedFigures figures;

    ImpactPrinting(
            GovernorReport report,
            Words words,
            UnaryOperator<String> printable,
            PrintedFigures figures) {
        this.impact = report.impact();
        this.lastMonth = YearMonth.from(report.asAt());
        this.words = words;
        this.printable = printable;
        this.figures = figures;
    }

    PrintedReport.ImpactPart print() {
        GovernorReport.Sentence empty = impact.empty();
        return new PrintedReport.ImpactPart(
                impact.isEmpty() && empty != null ? figures.line(empty) : null,
                impact.trend().isEmpty() ? null : trend(),
                impact.retention().stream()
                        .map(row -> pair(row.objective(), row.first(), row.later(), row.kept()))
                        .toList(),
                impact.calibration().stream()
                        .map(row -> pair(row.objective(), row.confidence(), row.score(), row.gap()))
                        .toList());
    }

    private PrintedReport.PairRow pair(
            String objective, Figure first, Figure second, Figure result) {
        return new PrintedReport.PairRow(
                printable.apply(objective),
                figures.of(first),
                figures.of(second),
                figures.of(result));
    }

    private PrintedReport.TrendPart trend() {
        Trend trend = Trend.ofPercent(impact.trend().stream().map(this::point).toList(), lastMonth);
        return new PrintedReport.TrendPart(
                printable.apply(impact.trendOf()),
                TrendPicture.dataUri(trend, TREND_WIDTH_MM, TREND_HEIGHT_MM),
                alt(trend),
                words.get("report.percent", trend.low()),
                words.get("report.percent", trend.high()),
                ends(),
                figures.mark(impact.trendSource()),
                Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.SHORT, Locale.UK))
                        .toList(),
                years());
    }

    private Trend.Point point(GovernorReport.Month month) {
        int percent = month.covered().value();
        return new Trend.Point(month.month(), percent, words.get("report.percent", percent));
    }

    private String alt(Trend trend) {
        Trend.Point first = trend.points().getFirst();
        Trend.Point last = trend.points().getLast();
        Comparator<Trend.Point> byValue = Comparator.comparingInt(Trend.Point::value);
        Trend.Point lowest = trend.points().stream().min(byValue).orElse(first);
        Trend.Point highest = trend.points().stream().max(byValue).orElse(last);
        return words.get(
                "report.trend.alt",
                first.value(),
                Days.inWords(first.month()),
                last.value(),
                Days.inWords(last.month()),
                lowest.value(),
                Days.inWords(lowest.month()),
                highest.value(),
                Days.inWords(highest.month()));
    }

    private List<PrintedReport.TrendEnd> ends() {
        List<GovernorReport.Month> months =
                impact.trend().stream()
                        .sorted(Comparator.comparing(GovernorReport.Month::month))
                        .toList();
        return (months.size() == 1 ? months : List.of(months.getFirst(), months.getLast()))
                .stream()
                        .map(month ->
                                new PrintedReport.TrendEnd(
                                        Days.inWords(month.month()),
                                        figures.of(
                                                new Figure.Share(
                                                        month.covered(), impact.trendSource()))))
                        .toList();
    }

    private List<PrintedReport.YearRow> years() {
        Map<YearMonth, GovernorReport.Month> known =
                impact.trend().stream()
                        .collect(
                                Collectors.toMap(GovernorReport.Month::month, Function.identity()));
        int last = lastMonth.getYear();
        return IntStream.rangeClosed(last - 2, last)
                .filter(year -> known.keySet().stream().anyMatch(month -> month.getYear() == year))
                .mapToObj(year ->
                        new PrintedReport.YearRow(
                                Integer.toString(year),
                                Arrays.stream(Month.values())
                                        .map(month -> month(known.get(YearMonth.of(year, month))))
                                        .toList()))
                .toList();
    }

    private PrintedReport.MonthCell month(GovernorReport.@Nullable Month month) {
        return month == null
                ? new PrintedReport.MonthCell("", "")
                : new PrintedReport.MonthCell(
                        words.get("report.percent", month.covered().value()),
                        words.get("report.of", month.covered().part(), month.covered().whole()));
    }
}
