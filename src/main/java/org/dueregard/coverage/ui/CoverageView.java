package org.dueregard.coverage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.Percentage;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.Table;
import org.dueregard.coverage.CoverageReport;
import org.dueregard.coverage.CoverageRoutes;
import org.dueregard.coverage.CoverageService;
import org.dueregard.evidence.EvidenceRoutes;
import org.dueregard.people.RoleGroup;
import org.dueregard.training.Standing;
import org.dueregard.training.TrainingRoutes;
import org.jspecify.annotations.Nullable;

/// Coverage of one school today: each requirement with both numbers, and the people behind them.
@Route(CoverageRoutes.COVERAGE)
@Menu(title = "menu.coverage", order = 20)
@RolesAllowed({PortalRole.Name.DSL, PortalRole.Name.HEAD})
class CoverageView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient CoverageService coverage;
    private transient @Nullable CoverageState shown;

    CoverageView(CoverageService coverage) {
        this.coverage = coverage;
        addClassName("wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(CoverageState.of(event.getLocation().getQueryParameters()));
    }

    private void show(CoverageState state) {
        CoverageReport report = coverage.report(state.group());
        setCaption(report.schoolName());
        setHeading(getTranslation("coverage.heading", Days.inWords(report.asAt())));
        List<Component> parts = new ArrayList<>();
        parts.add(lead(report));
        SelectInput group = groupFilter(state);
        if (coverage.mayFollowUp()) {
            AppLink followUp =
                    new AppLink(TrainingRoutes.FOLLOW_UP, getTranslation("follow-up.link"));
            followUp.addClassName("button");
            Anchor evidence =
                    new Anchor(
                            EvidenceRoutes.REVIEW,
                            getTranslation("coverage.evidence", coverage.evidenceWaiting()));
            evidence.addClassName("button");
            evidence.getElement().setAttribute("router-ignore", true);
            Div look = new Div(followUp, evidence);
            look.addClassName("page-actions");
            parts.add(look);
        }
        Div filters = new Div(group);
        filters.addClassName("filters");
        parts.add(filters);
        if (report.lines().isEmpty()) {
            parts.add(new Paragraph(getTranslation("coverage.none")));
        } else {
            parts.add(summary(report, state));
        }
        String module = state.module();
        PeopleSection people =
                report.lines().stream()
                        .filter(line -> line.moduleId().equals(module))
                        .findFirst()
                        .map(line ->
                                new PeopleSection(
                                        line, state, coverage::people, coverage.mayFollowUp()))
                        .orElse(null);
        if (people != null) {
            parts.add(people);
        }
        show(parts.toArray(Component[]::new));
        keepFocus(shown, state, group, people);
        shown = state;
    }

    /// Everything was made anew: the focus goes back to what was used.
    private static void keepFocus(
            @Nullable CoverageState before,
            CoverageState now,
            SelectInput group,
            @Nullable PeopleSection people) {
        if (before == null || before.equals(now)) {
            return;
        }
        if (before.group() != now.group()) {
            group.focus();
        } else if (people != null) {
            people.focus(before);
        }
    }

    private Component lead(CoverageReport report) {
        long exposed =
                report.lines().stream()
                        .flatMap(line -> line.notCovered().entrySet().stream())
                        .filter(entry -> PeopleSection.isExposed(entry.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        Paragraph lead =
                new Paragraph(
                        exposed == 0
                                ? getTranslation("coverage.lead.nobody")
                                : getTranslation("coverage.lead", exposed));
        lead.addClassName("lead");
        return lead;
    }

    private SelectInput groupFilter(CoverageState state) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", getTranslation("coverage.group.all"));
        for (RoleGroup group : RoleGroup.values()) {
            choices.put(group.id(), getTranslation("role-group." + group.id()));
        }
        SelectInput select =
                new SelectInput("coverage-group", getTranslation("coverage.group"), choices);
        RoleGroup group = state.group();
        select.setValue(group == null ? "" : group.id());
        select.onChange(() ->
                Navigation.to(
                        state.withGroup(RoleGroup.find(select.value()).orElse(null)).address()));
        return select;
    }

    private Component summary(CoverageReport report, CoverageState state) {
        Table table = new Table(getTranslation("coverage.table"));
        table.addColumn(getTranslation("coverage.column.requirement"));
        table.addColumn(getTranslation("coverage.column.covered"));
        table.addColumn(getTranslation("coverage.column.effective"));
        table.addColumn(getTranslation("coverage.column.not-covered"));
        for (CoverageReport.Line line : report.lines()) {
            AppLink open = new AppLink(state.withModule(line.moduleId()).address(), line.title());
            if (line.moduleId().equals(state.module())) {
                open.getElement().setAttribute("aria-current", "true");
            }
            table.addRow(open, figure(line.covered()), effective(line), reasons(line));
        }
        return new Section(table);
    }

    private Component figure(Percentage covered) {
        if (covered.isOfNobody()) {
            return new Span(getTranslation("coverage.nobody-in-scope"));
        }
        Span text =
                new Span(
                        getTranslation(
                                "coverage.figure",
                                covered.value(),
                                covered.part(),
                                covered.whole()));
        text.addClassName("figure");
        Div bar = new Div();
        bar.addClassName("bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        Div filled = new Div();
        filled.addClassName("bar-" + covered.value() / 5 * 5);
        bar.add(filled);
        return new Div(text, bar);
    }

    private Component effective(CoverageReport.Line line) {
        Percentage effective = line.effective();
        if (effective == null) {
            return new Span(getTranslation("coverage.not-asked-again"));
        }
        Div cell = new Div(figure(effective));
        if (line.notAskedYet() > 0) {
            Span hint = new Span(getTranslation("coverage.not-asked-yet", line.notAskedYet()));
            hint.addClassName("hint");
            cell.add(hint);
        }
        return cell;
    }

    /// As in "3: 1 absent, 1 in grace, 1 expired".
    private Component reasons(CoverageReport.Line line) {
        long missing = line.covered().whole() - line.covered().part();
        if (missing == 0) {
            return new Span(getTranslation("coverage.nobody-missing"));
        }
        String parts =
                java.util.Arrays.stream(Standing.values())
                        .filter(line.notCovered()::containsKey)
                        .map(reason ->
                                getTranslation(
                                        "coverage.reason." + reason.id(),
                                        line.notCovered().get(reason)))
                        .collect(Collectors.joining(", "));
        return new Span(getTranslation("coverage.missing", missing, parts));
    }
}
