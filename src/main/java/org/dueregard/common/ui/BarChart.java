package org.dueregard.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import org.dueregard.charts.Bar;
import org.dueregard.charts.BarRow;

/// Lying bars, one for each row or two to compare, in a table whose figures say the same. The white
/// bar comes first, the full one second; a bar alone is full.
@Tag("figure")
public class BarChart extends HtmlContainer {

    private static final long serialVersionUID = 1L;

    /// @param rows how the column of labels is called
    /// @param values how the column of bars is called
    /// @param names what is said before each figure of a pair; empty for single bars
    public BarChart(
            String caption, String rows, String values, List<String> names, List<BarRow> bars) {
        addClassName("chart");
        Element heading = new Element("figcaption");
        heading.setText(caption);
        getElement().appendChild(heading);
        Table table = new Table(caption);
        table.addColumn(rows);
        table.addColumn(values);
        bars.forEach(row -> table.addRow(new Span(row.label()), bars(row, names)));
        add(table);
    }

    private static Component bars(BarRow row, List<String> names) {
        Div bars = new Div();
        bars.addClassName("bars");
        for (int i = 0; i < row.bars().size(); i++) {
            Bar bar = row.bars().get(i);
            Span figure = new Span(bar.figure());
            figure.addClassName("bar-figure");
            Div line = new Div();
            if (i < names.size()) {
                line.add(new Span(names.get(i)), new com.vaadin.flow.component.Text(" "));
            }
            line.add(figure);
            line.getElement().appendChild(picture(bar, i < row.bars().size() - 1));
            bars.add(line);
        }
        return bars;
    }

    private static Element picture(Bar bar, boolean white) {
        Element picture = new Element("svg");
        picture.setAttribute("class", "chart-bar");
        picture.setAttribute("aria-hidden", "true");
        picture.setAttribute("focusable", "false");
        picture.appendChild(box("bar-track", "100%"));
        picture.appendChild(box(white ? "bar-white" : "bar-full", bar.width()));
        return picture;
    }

    private static Element box(String name, String width) {
        Element box = new Element("rect");
        box.setAttribute("class", name);
        box.setAttribute("width", width);
        box.setAttribute("height", "100%");
        return box;
    }
}
