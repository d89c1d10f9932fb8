package org.dueregard.common.ui;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.server.VaadinService;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.dueregard.charts.Bar;
import org.dueregard.charts.BarRow;
import org.dueregard.charts.Trend;
import org.dueregard.common.Words;

/// Charts outside a running application, as the HTML that they are.
public final class ChartSamples {

    private static final YearMonth LAST = YearMonth.of(2026, 9);

    private ChartSamples() {}

    /// With the words of the translations file.
    static void withWords(Runnable action) {
        VaadinService service = mock();
        Instantiator instantiator = mock();
        when(service.getInstantiator()).thenReturn(instantiator);
        when(instantiator.getI18NProvider()).thenReturn(new WordsI18nProvider(Words.fromFile()));
        VaadinService.setCurrent(service);
        try {
            action.run();
        } finally {
            VaadinService.setCurrent(null);
        }
    }

    static Trend trend() {
        return Trend.ofPercent(
                IntStream.range(0, Trend.MONTHS)
                        .filter(ago -> ago != 10 && ago != 12)
                        .mapToObj(ago ->
                                new Trend.Point(
                                        LAST.minusMonths(ago),
                                        92 - ago,
                                        92 - ago + " % (" + (110 - ago) + " of 120)"))
                        .toList(),
                LAST);
    }

    static TrendChart trendChart() {
        return new TrendChart("Covered: Prevent awareness", "Covered", trend());
    }

    static TrendChart emptyTrendChart() {
        return new TrendChart(
                "Covered: Prevent awareness", "Covered", Trend.ofPercent(List.of(), LAST));
    }

    static BarChart barChart() {
        return new BarChart(
                "Covered by group",
                "Group",
                "Covered",
                List.of(),
                List.of(
                        new BarRow("Teachers", List.of(new Bar(92, "92 % (39 of 42)"))),
                        new BarRow("Site and office", List.of(new Bar(64, "64 % (9 of 14)"))),
                        new BarRow("Volunteers", List.of(new Bar(0, "0 % (0 of 11)")))));
    }

    static BarChart pairs() {
        return new BarChart(
                "What is left after eight weeks",
                "Subject",
                "First pass, then later",
                List.of("first", "later"),
                List.of(
                        new BarRow(
                                "Who to tell first about a concern",
                                List.of(
                                        new Bar(94, "94 % (41 people)"),
                                        new Bar(81, "81 % (41 people)"))),
                        new BarRow(
                                "What to write down, and when",
                                List.of(
                                        new Bar(88, "88 % (41 people)"),
                                        new Bar(61, "61 % (41 people)")))));
    }

    /// All of them, one under the other.
    public static String html() {
        StringBuilder html = new StringBuilder();
        withWords(() -> {
            html.append(trendChart().getElement().getOuterHTML());
            html.append(emptyTrendChart().getElement().getOuterHTML());
            html.append(barChart().getElement().getOuterHTML());
            html.append(pairs().getElement().getOuterHTML());
        });
        return html.toString();
    }
}
