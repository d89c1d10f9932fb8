package org.dueregard.coverage.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.charts.Trend;
import org.dueregard.common.Percentage;
import org.dueregard.common.ui.TrendChart;
import org.dueregard.coverage.CoverageService;

/// Coverage over two years, month by month.
class TrendSection extends Section {

    private static final long serialVersionUID = 1L;

    TrendSection(String of, List<CoverageService.Month> months, LocalDate asAt) {
        add(new H2(getTranslation("trend.heading")));
        Map<YearMonth, Trend.Point> points = new LinkedHashMap<>();
        for (CoverageService.Month month : months) {
            Percentage covered = month.covered();
            if (!covered.isOfNobody()) {
                YearMonth when = YearMonth.from(month.day());
                points.put(
                        when,
                        new Trend.Point(
                                when,
                                covered.value(),
                                getTranslation(
                                        "coverage.figure",
                                        covered.value(),
                                        covered.part(),
                                        covered.whole())));
            }
        }
        add(
                new TrendChart(
                        getTranslation("trend.of", of),
                        getTranslation("coverage.column.everybody"),
                        Trend.ofPercent(List.copyOf(points.values()), YearMonth.from(asAt))));
    }
}
