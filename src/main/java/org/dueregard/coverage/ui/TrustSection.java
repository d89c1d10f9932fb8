package org.dueregard.coverage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.common.Percentage;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.Table;
import org.dueregard.coverage.Block;
import org.dueregard.coverage.PublishedFigures;
import org.dueregard.coverage.PublishedService;
import org.dueregard.coverage.PublishedTotals;
import org.dueregard.people.RoleGroup;
import org.dueregard.standing.Standing;
import org.jspecify.annotations.Nullable;

/// The schools of a trust by role group: which school needs help. Cells add up what a school shows;
/// groups that are too small are shown together with the next.
class TrustSection extends Section {

    private static final long serialVersionUID = 1L;

    private static final int STEP = 20;

    private final transient CoverageState state;

    TrustSection(PublishedService.TrustReport report, CoverageState state) {
        this.state = state;
        addClassName("heat-map");
        Div filters = new Div(requirement(report));
        filters.addClassName("filters");
        Paragraph key = new Paragraph(getTranslation("trust.key"));
        key.addClassName("hint");
        Div scroll = new Div(table(report));
        scroll.addClassName("scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", getTranslation("trust.table"));
        add(new H2(getTranslation("trust.table")), filters, key, scroll);
    }

    private SelectInput requirement(PublishedService.TrustReport report) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", getTranslation("trust.all-requirements"));
        report.schools().stream()
                .flatMap(school -> school.figures().lines().keySet().stream())
                .distinct()
                .sorted()
                .forEach(id -> choices.put(id, report.titles().getOrDefault(id, id)));
        SelectInput select =
                new SelectInput(
                        "trust-requirement",
                        getTranslation("coverage.column.requirement"),
                        choices);
        String chosen = state.module();
        select.setValue(chosen == null ? "" : chosen);
        select.onChange(() ->
                Navigation.to(
                        state.about(select.value().isEmpty() ? null : select.value()).address()));
        return select;
    }

    private Table table(PublishedService.TrustReport report) {
        List<RoleGroup> groups =
                Arrays.stream(RoleGroup.values())
                        .filter(group ->
                                report.schools().stream()
                                        .flatMap(school -> school.figures().blocks().stream())
                                        .anyMatch(block -> block.groups().contains(group)))
                        .toList();
        Table table = new Table(getTranslation("trust.table"));
        table.addClassName("heat");
        table.addColumn(getTranslation("trust.column.school"));
        table.addColumn(getTranslation("published.column.total"));
        groups.forEach(group -> table.addColumn(getTranslation("role-group." + group.id())));
        for (PublishedService.SchoolReport school : report.schools()) {
            List<Component> cells = new ArrayList<>();
            cells.add(
                    new AppLink(state.atSchool(school.schoolId()).address(), school.schoolName()));
            cells.add(cell(PublishedTotals.of(school.figures(), state.module()), ""));
            groups.forEach(group -> cells.add(cell(school.figures(), group)));
            table.addRow(cells.toArray(Component[]::new));
        }
        return table;
    }

    private Component cell(PublishedFigures<Standing> figures, RoleGroup group) {
        Block block =
                figures.blocks().stream()
                        .filter(each -> each.groups().contains(group))
                        .findFirst()
                        .orElse(null);
        if (block == null) {
            return new Span(getTranslation("published.none-or-few"));
        }
        String others =
                block.groups().stream()
                        .filter(other -> other != group)
                        .map(other -> getTranslation("role-group." + other.id()))
                        .collect(Collectors.joining(", "));
        if (block.groups().getFirst() != group) {
            return new Span(
                    getTranslation(
                            "trust.with",
                            getTranslation("role-group." + block.groups().getFirst().id())));
        }
        return cell(total(figures, block), others);
    }

    private Percentage total(PublishedFigures<Standing> figures, Block block) {
        String module = state.module();
        long covered = 0;
        long inScope = 0;
        for (Map.Entry<String, PublishedFigures.Line<Standing>> line : figures.lines().entrySet()) {
            if ((module == null || module.equals(line.getKey()))
                    && line.getValue().cells().get(block)
                            instanceof PublishedFigures.Published<Standing> cell) {
                covered += cell.covered().part();
                inScope += cell.covered().whole();
            }
        }
        return new Percentage(covered, inScope);
    }

    private Component cell(@Nullable Percentage covered, String others) {
        if (covered == null || covered.isOfNobody()) {
            return new Span(getTranslation("published.none-or-few"));
        }
        Div box = new Div();
        box.addClassNames("heat-cell", "heat-" + covered.value() / STEP);
        Span figure =
                new Span(
                        getTranslation(
                                "coverage.figure",
                                covered.value(),
                                covered.part(),
                                covered.whole()));
        figure.addClassName("figure");
        box.add(figure);
        if (!others.isEmpty()) {
            Span hint = new Span(getTranslation("trust.and", others));
            hint.addClassName("hint");
            box.add(hint);
        }
        return box;
    }
}
