package org.dueregard.coverage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.common.Percentage;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Table;
import org.dueregard.coverage.CoverageReport;
import org.dueregard.people.RoleGroup;
import org.dueregard.standing.Standing;
import org.jspecify.annotations.Nullable;

/// Each requirement with its coverage and its effective coverage, for everybody and for each role
/// group: a table whose cells are tinted, with a pattern besides the colour. Every figure opens the
/// people behind it.
class HeatMapSection extends Section {

    private static final long serialVersionUID = 1L;

    private static final int STEP = 20;

    private final transient CoverageState state;

    HeatMapSection(CoverageReport report, CoverageState state) {
        this.state = state;
        addClassName("heat-map");
        add(new H2(getTranslation("coverage.table")));
        if (report.lines().isEmpty()) {
            add(new Paragraph(getTranslation("coverage.none")));
        } else {
            Paragraph key = new Paragraph(getTranslation("coverage.table.key"));
            key.addClassName("hint");
            Div scroll = new Div(table(report));
            scroll.addClassName("scroll");
            scroll.getElement().setAttribute("tabindex", "0");
            scroll.getElement().setAttribute("role", "region");
            scroll.getElement().setAttribute("aria-label", getTranslation("coverage.table"));
            add(key, scroll);
        }
    }

    private Table table(CoverageReport report) {
        List<RoleGroup> groups =
                Arrays.stream(RoleGroup.values())
                        .filter(group ->
                                report.lines().stream()
                                        .anyMatch(line -> line.groups().containsKey(group)))
                        .toList();
        Table table = new Table(getTranslation("coverage.table"));
        table.addClassName("heat");
        table.addColumn(getTranslation("coverage.column.requirement"));
        table.addColumn(getTranslation("coverage.column.everybody"));
        for (RoleGroup group : groups) {
            table.addColumn(getTranslation("role-group." + group.id()));
        }
        table.addColumn(getTranslation("coverage.column.not-covered"));
        for (CoverageReport.Line line : report.lines()) {
            table.addRow(row(line, groups));
        }
        return table;
    }

    private Component[] row(CoverageReport.Line line, List<RoleGroup> groups) {
        List<Component> cells = new ArrayList<>();
        cells.add(
                new AppLink(
                        state.listing(line.moduleId(), null, Listed.NOT_COVERED).address(),
                        line.title()));
        cells.add(cell(line, null, line.all()));
        for (RoleGroup group : groups) {
            CoverageReport.Cell cell = line.groups().get(group);
            cells.add(cell == null ? notAsked() : cell(line, group, cell));
        }
        cells.add(reasons(line));
        return cells.toArray(Component[]::new);
    }

    private Component notAsked() {
        Span span = new Span("–");
        span.getElement().setAttribute("aria-label", getTranslation("coverage.not-asked"));
        span.getElement().setAttribute("role", "img");
        return span;
    }

    private Component cell(
            CoverageReport.Line line, @Nullable RoleGroup group, CoverageReport.Cell cell) {
        if (cell.covered().isOfNobody()) {
            return new Span(getTranslation("coverage.nobody-in-scope"));
        }
        Div box = new Div();
        box.addClassNames("heat-cell", "heat-" + cell.covered().value() / STEP);
        AppLink open =
                new AppLink(
                        state.listing(line.moduleId(), group, Listed.IN_SCOPE).address(),
                        figure(cell.covered()));
        open.addClassName("figure");
        box.add(open);
        Percentage effective = cell.effective();
        Span knows =
                new Span(
                        effective == null
                                ? getTranslation("coverage.not-asked-again")
                                : getTranslation("coverage.effective", figure(effective)));
        knows.addClassName("hint");
        box.add(knows);
        if (cell.notAskedYet() > 0 && group == null) {
            Span hint = new Span(getTranslation("coverage.not-asked-yet", cell.notAskedYet()));
            hint.addClassName("hint");
            box.add(hint);
        }
        return box;
    }

    private String figure(Percentage covered) {
        return getTranslation("coverage.figure", covered.value(), covered.part(), covered.whole());
    }

    /// As in "3: 1 absent, 1 in grace, 1 expired".
    private Component reasons(CoverageReport.Line line) {
        CoverageReport.Cell cell = line.all();
        Div box = new Div();
        long missing = cell.covered().whole() - cell.covered().part();
        if (missing == 0) {
            box.add(new Span(getTranslation("coverage.nobody-missing")));
        } else {
            box.add(
                    new Span(
                            getTranslation("coverage.missing", missing, parts(cell.notCovered()))));
        }
        if (cell.exempt() > 0) {
            box.add(
                    new AppLink(
                            state.listing(line.moduleId(), null, Listed.EXEMPT).address(),
                            getTranslation("coverage.exempt", cell.exempt())));
        }
        return box;
    }

    private String parts(Map<Standing, Long> notCovered) {
        return Arrays.stream(Standing.values())
                .filter(notCovered::containsKey)
                .map(reason ->
                        getTranslation("coverage.reason." + reason.id(), notCovered.get(reason)))
                .collect(Collectors.joining(", "));
    }
}
