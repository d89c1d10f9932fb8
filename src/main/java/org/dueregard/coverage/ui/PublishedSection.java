package org.dueregard.coverage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dueregard.common.Percentage;
import org.dueregard.common.ui.Table;
import org.dueregard.coverage.Block;
import org.dueregard.coverage.PublishedFigures;
import org.dueregard.coverage.PublishedFigures.Published;
import org.dueregard.coverage.PublishedService;
import org.dueregard.coverage.Shown;
import org.dueregard.standing.Standing;

/// One school without names: each requirement by groups that are large enough to be shown.
class PublishedSection extends Section {

    private static final long serialVersionUID = 1L;

    private static final int STEP = 20;

    PublishedSection(PublishedService.SchoolReport report) {
        addClassName("heat-map");
        add(new H2(getTranslation("coverage.table")));
        if (report.figures().blocks().isEmpty()) {
            add(new Paragraph(getTranslation("published.nothing")));
            return;
        }
        Paragraph key = new Paragraph(getTranslation("published.key"));
        key.addClassName("hint");
        Div scroll = new Div(table(report));
        scroll.addClassName("scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", getTranslation("coverage.table"));
        add(key, scroll);
    }

    private Table table(PublishedService.SchoolReport report) {
        Table table = new Table(getTranslation("coverage.table"));
        table.addClassName("heat");
        table.addColumn(getTranslation("coverage.column.requirement"));
        table.addColumn(getTranslation("published.column.total"));
        List<Block> blocks = report.figures().blocks();
        blocks.forEach(block -> table.addColumn(name(block)));
        report.figures()
                .lines()
                .forEach((id, line) -> {
                    List<Component> cells = new ArrayList<>();
                    cells.add(new Span(report.titles().getOrDefault(id, id)));
                    cells.add(total(line.total()));
                    blocks.forEach(block -> cells.add(cell(line.cells().get(block))));
                    table.addRow(cells.toArray(Component[]::new));
                });
        return table;
    }

    String name(Block block) {
        return block.groups().stream()
                .map(group -> getTranslation("role-group." + group.id()))
                .collect(Collectors.joining(", "));
    }

    private Component total(
            PublishedFigures.@org.jspecify.annotations.Nullable Total<Standing> total) {
        if (total == null) {
            return new Span(getTranslation("published.hidden"));
        }
        Div box = new Div(cell(total.figures()));
        if (!total.ofEverybody()) {
            box.add(hint(getTranslation("published.of-shown")));
        }
        if (!total.eachOnce()) {
            box.add(hint(getTranslation("published.places")));
        }
        return box;
    }

    private Component cell(
            PublishedFigures.@org.jspecify.annotations.Nullable Cell<Standing> cell) {
        if (cell instanceof Published<Standing> published) {
            Percentage covered = published.covered();
            Div box = new Div();
            box.addClassNames("heat-cell", "heat-" + covered.value() / STEP);
            Span figure = new Span(figure(covered));
            figure.addClassName("figure");
            box.add(figure);
            addEffective(box, published);
            addReasons(box, published);
            return box;
        }
        return new Span(
                getTranslation(
                        cell instanceof PublishedFigures.Hidden<Standing>
                                ? "published.hidden"
                                : "coverage.not-asked"));
    }

    private void addEffective(Div box, Published<Standing> published) {
        switch (published.effective()) {
            case Shown.Count number ->
                    box.add(
                            hint(
                                    getTranslation(
                                            "coverage.effective",
                                            figure(
                                                    new Percentage(
                                                            number.value(),
                                                            published.covered().whole())))));
            case Shown.Hidden _ -> box.add(hint(getTranslation("published.effective-hidden")));
            case Shown.None _ -> box.add(hint(getTranslation("coverage.not-asked-again")));
        }
    }

    private void addReasons(Div box, Published<Standing> published) {
        String reasons =
                published.reasons().shown().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(reason ->
                                getTranslation(
                                        "coverage.reason." + reason.getKey().id(),
                                        reason.getValue()))
                        .collect(Collectors.joining(", "));
        if (!reasons.isEmpty()) {
            box.add(hint(reasons));
        }
    }

    private String figure(Percentage covered) {
        return getTranslation("coverage.figure", covered.value(), covered.part(), covered.whole());
    }

    private static Span hint(String text) {
        Span hint = new Span(text);
        hint.addClassName("hint");
        return hint;
    }
}
