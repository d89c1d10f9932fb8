package org.dueregard.common.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import org.dueregard.charts.Trend;
import org.dueregard.common.Days;

/// One quiet line over two years with its ends labelled, and the same as a table one key away. The
/// picture is hidden from screen readers: the ends and the table say all of it.
@Tag("figure")
public class TrendChart extends HtmlContainer {

    private static final long serialVersionUID = 1L;

    private static final int GRID_LINES = 4;
    private static final String END_RADIUS = "5";

    /// @param caption what the line shows
    /// @param values how the column of its figures is called
    public TrendChart(String caption, String values, Trend trend) {
        addClassName("chart");
        Element heading = new Element("figcaption");
        heading.setText(caption);
        getElement().appendChild(heading);
        if (trend.isEmpty()) {
            add(new Paragraph(getTranslation("chart.trend.none")));
            return;
        }
        add(picture(trend), ends(trend));
        add(new NativeDetails(getTranslation("chart.table"), table(caption, values, trend)));
    }

    private Div picture(Trend trend) {
        Div axis =
                new Div(
                        new Span(getTranslation("chart.percent", trend.high())),
                        new Span(getTranslation("chart.percent", trend.low())));
        axis.addClassName("trend-axis");
        Div picture = new Div(axis);
        picture.addClassName("trend-picture");
        picture.getElement().setAttribute("aria-hidden", "true");
        picture.getElement().appendChild(plot(trend));
        return picture;
    }

    /// Everything stands at per cents of the width and height. A path would need a `viewBox`, which
    /// the framework writes in small letters and the browser then ignores; and it would stretch the
    /// strokes with the page.
    private static Element plot(Trend trend) {
        Element plot = new Element("svg");
        plot.setAttribute("class", "trend-plot");
        plot.setAttribute("focusable", "false");
        for (int i = 0; i <= GRID_LINES; i++) {
            double y = (double) i / GRID_LINES;
            plot.appendChild(line(i == GRID_LINES ? "trend-base" : "trend-grid", 0, y, 1, y));
        }
        for (List<Trend.Point> run : trend.runs()) {
            if (run.size() == 1) {
                // A line to itself is a dot, by its round ends.
                plot.appendChild(
                        join("trend-line trend-alone", trend, run.getFirst(), run.getFirst()));
            }
            for (int i = 1; i < run.size(); i++) {
                plot.appendChild(join("trend-line", trend, run.get(i - 1), run.get(i)));
            }
        }
        plot.appendChild(end(trend, trend.points().getFirst()));
        plot.appendChild(end(trend, trend.points().getLast()));
        return plot;
    }

    private static Element join(String name, Trend trend, Trend.Point from, Trend.Point to) {
        return line(name, trend.x(from), trend.y(from), trend.x(to), trend.y(to));
    }

    private static Element line(String name, double x1, double y1, double x2, double y2) {
        Element line = new Element("line");
        line.setAttribute("class", name);
        line.setAttribute("x1", percent(x1));
        line.setAttribute("y1", percent(y1));
        line.setAttribute("x2", percent(x2));
        line.setAttribute("y2", percent(y2));
        return line;
    }

    private static Element end(Trend trend, Trend.Point point) {
        Element end = new Element("circle");
        end.setAttribute("class", "trend-end");
        end.setAttribute("cx", percent(trend.x(point)));
        end.setAttribute("cy", percent(trend.y(point)));
        end.setAttribute("r", END_RADIUS);
        return end;
    }

    private static String percent(double share) {
        return Math.round(share * 10_000) / 100.0 + "%";
    }

    private Paragraph ends(Trend trend) {
        Paragraph ends = new Paragraph(label(trend.points().getFirst()));
        ends.addClassName("trend-ends");
        if (trend.points().size() > 1) {
            ends.add(label(trend.points().getLast()));
        }
        return ends;
    }

    private Span label(Trend.Point point) {
        return new Span(getTranslation("chart.end", Days.inWords(point.month()), point.figure()));
    }

    /// Two short columns, which stay a table on a narrow screen too.
    private NativeTable table(String caption, String values, Trend trend) {
        NativeTable table = new NativeTable();
        table.addClassName("chart-table");
        table.getElement().setAttribute("aria-label", caption);
        table.getHead()
                .add(
                        new NativeTableRow(
                                head("col", getTranslation("chart.month")), head("col", values)));
        for (Trend.Point point : trend.points()) {
            table.getBody()
                    .add(
                            new NativeTableRow(
                                    head("row", Days.inWords(point.month())),
                                    new NativeTableCell(point.figure())));
        }
        return table;
    }

    private static NativeTableHeaderCell head(String scope, String text) {
        NativeTableHeaderCell head = new NativeTableHeaderCell(text);
        head.getElement().setAttribute("scope", scope);
        return head;
    }
}
