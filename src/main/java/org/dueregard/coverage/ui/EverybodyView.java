package org.dueregard.coverage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.coverage.CoverageReport;
import org.dueregard.coverage.CoverageRoutes;
import org.dueregard.coverage.CoverageService;
import org.dueregard.standing.MatrixPage;
import org.dueregard.standing.PersonCells;
import org.dueregard.training.TrainingRoutes;
import org.jspecify.annotations.Nullable;

/// Everybody at a school beside everything they owe, as at a day.
@Route(CoverageRoutes.EVERYBODY)
@RolesAllowed({PortalRole.Name.DSL, PortalRole.Name.HEAD})
class EverybodyView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient CoverageService coverage;
    private transient @Nullable CoverageState shown;

    EverybodyView(CoverageService coverage) {
        this.coverage = coverage;
        addClassName("wide");
        setHeading(getTranslation("everybody.page"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        CoverageState state = CoverageState.of(event.getLocation().getQueryParameters());
        CoverageReport report = coverage.report(state.school(), state.asAt());
        MatrixPage people =
                coverage.everybody(report.schoolId(), report.asAt(), state.search(), state.page());
        setCaption(report.schoolName());
        setHeading(getTranslation("everybody.heading", Days.inWords(report.asAt())));
        AsAtForm asAt =
                new AsAtForm(state, report.asAt(), next -> next.address(CoverageRoutes.EVERYBODY));
        TextInput search = search(state);
        asAt.add(search);
        Paragraph found = new Paragraph(getTranslation("everybody.found", people.total()));
        found.getElement().setAttribute("role", "status");
        found.addClassName("hint");
        List<Component> parts = new ArrayList<>();
        parts.add(
                new Paragraph(
                        new AppLink(state.closed().address(), getTranslation("everybody.back"))));
        parts.add(asAt);
        if (!report.settled()) {
            parts.add(new Paragraph(getTranslation("coverage.unsettled")));
        }
        parts.add(found);
        if (people.total() > 0) {
            parts.add(scrolled(table(report, people)));
            parts.add(
                    new Pager(
                            people.page(),
                            people.pages(),
                            number -> state.withPage(number).address(CoverageRoutes.EVERYBODY)));
        }
        parts.add(new ExportSection(report));
        show(parts.toArray(Component[]::new));
        keepFocus(state, asAt, search);
        shown = state;
    }

    private void keepFocus(CoverageState now, AsAtForm asAt, TextInput search) {
        CoverageState before = shown;
        if (before == null) {
            return;
        }
        if (!before.search().equals(now.search())) {
            search.focus();
        } else if (!java.util.Objects.equals(before.asAt(), now.asAt())) {
            asAt.focus();
        }
    }

    private TextInput search(CoverageState state) {
        TextInput field =
                new TextInput("everybody-search", getTranslation("coverage.search"), "search");
        field.setValue(state.search());
        field.onChange(() ->
                Navigation.to(state.withSearch(field.value()).address(CoverageRoutes.EVERYBODY)));
        return field;
    }

    private Component scrolled(Table table) {
        Div scroll = new Div(table);
        scroll.addClassName("scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", getTranslation("everybody.page"));
        return scroll;
    }

    private Table table(CoverageReport report, MatrixPage people) {
        List<CoverageReport.Line> lines =
                report.lines().stream().filter(line -> !line.all().covered().isOfNobody()).toList();
        Table table = new Table(getTranslation("everybody.page"));
        table.addClassName("everybody");
        table.addColumn(getTranslation("coverage.column.name"));
        lines.forEach(line -> table.addColumn(line.title()));
        boolean opens = coverage.mayFollowUp();
        for (PersonCells person : people.people()) {
            List<Component> cells = new ArrayList<>();
            cells.add(name(person, opens));
            for (CoverageReport.Line line : lines) {
                PersonCells.Cell cell = person.cells().get(line.moduleId());
                cells.add(
                        cell == null
                                ? notOwed()
                                : new VerdictTag(cell.verdict()).withDay(cell.verdict()));
            }
            table.addRow(cells.toArray(Component[]::new));
        }
        return table;
    }

    private Component name(PersonCells person, boolean opens) {
        Span job = new Span(person.jobTitle());
        job.addClassName("hint");
        return new Div(
                opens
                        ? new AppLink(TrainingRoutes.record(person.staffMemberId()), person.name())
                        : new Span(person.name()),
                job);
    }

    private Component notOwed() {
        Span none = new Span(getTranslation("everybody.not-owed"));
        none.addClassNames("hint", "not-owed");
        return none;
    }
}
