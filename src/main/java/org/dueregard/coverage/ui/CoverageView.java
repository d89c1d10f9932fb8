package org.dueregard.coverage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Page;
import org.dueregard.coverage.CoverageReport;
import org.dueregard.coverage.CoverageRoutes;
import org.dueregard.coverage.CoverageService;
import org.dueregard.coverage.PublishedService;
import org.dueregard.people.NameGrantService;
import org.dueregard.standing.KnownSince;
import org.dueregard.standing.StandingFilter;
import org.dueregard.training.KnowledgeService;
import org.jspecify.annotations.Nullable;

/// Coverage of one school on a day: what calls for something first, then each requirement with both
/// numbers, and the people behind every figure.
@Route(CoverageRoutes.COVERAGE)
@Menu(title = "menu.coverage", order = 20)
@RolesAllowed({
    PortalRole.Name.DSL,
    PortalRole.Name.HEAD,
    PortalRole.Name.GOVERNOR,
    PortalRole.Name.TRUST_LEAD
})
class CoverageView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient CoverageService coverage;
    private final transient PublishedService published;
    private final transient KnowledgeService knowledge;
    private final transient NameGrantService names;
    private final transient Clock clock;
    private transient @Nullable CoverageState shown;

    CoverageView(
            CoverageService coverage,
            PublishedService published,
            KnowledgeService knowledge,
            NameGrantService names,
            Clock clock) {
        this.names = names;
        this.clock = clock;
        this.published = published;
        this.knowledge = knowledge;
        this.coverage = coverage;
        addClassName("wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        CoverageState state = CoverageState.of(event.getLocation().getQueryParameters());
        if (published.mayName(state.school())) {
            show(state);
        } else if (state.school() == null && published.overSchools()) {
            showTrust(state);
        } else {
            showPublished(state);
        }
    }

    /// Schools by role group, without names.
    private void showTrust(CoverageState state) {
        PublishedService.TrustReport report = published.trust(state.asAt());
        setCaption(getTranslation("trust.caption", report.schools().size()));
        setHeading(getTranslation("coverage.heading", Days.inWords(report.asAt())));
        AsAtForm asAt = new AsAtForm(state, report.asAt());
        show(asAt, new TrustSection(report, state));
        keepFocus(shown, state, asAt, null);
        shown = state;
    }

    /// One school, without names.
    private void showPublished(CoverageState state) {
        PublishedService.SchoolReport report = published.school(state.school(), state.asAt());
        setCaption(report.schoolName());
        setHeading(getTranslation("coverage.heading", Days.inWords(report.asAt())));
        AsAtForm asAt = new AsAtForm(state, report.asAt());
        List<Component> parts = new ArrayList<>();
        parts.add(asAt);
        if (published.overSchools()) {
            parts.add(
                    new Paragraph(
                            new AppLink(
                                    state.atSchool(null).address(), getTranslation("trust.back"))));
        }
        parts.add(new PublishedSection(report));
        parts.add(
                new TrendSection(
                        getTranslation("coverage.all-requirements"),
                        published.trend(report.schoolId(), null, report.asAt()),
                        report.asAt()));
        parts.add(
                new Paragraph(
                        new AppLink(
                                CoverageRoutes.REPORT + "?school=" + report.schoolId(),
                                getTranslation("exports.report"))));
        show(parts.toArray(Component[]::new));
        keepFocus(shown, state, asAt, null);
        shown = state;
    }

    private void show(CoverageState state) {
        CoverageReport report = coverage.report(state.school(), state.asAt());
        setCaption(report.schoolName());
        setHeading(getTranslation("coverage.heading", Days.inWords(report.asAt())));
        AsAtForm asAt = new AsAtForm(state, report.asAt());
        List<Component> parts = new ArrayList<>();
        parts.add(asAt);
        if (!report.settled()) {
            parts.add(new Paragraph(getTranslation("coverage.unsettled")));
        }
        PeopleSection people = people(report, state);
        if (people != null) {
            parts.add(people);
        }
        coverage.knownSince(report.schoolId(), report.asAt())
                .ifPresent(known -> parts.add(since(known)));
        parts.add(new RedListSection(report, state, coverage));
        parts.add(new HeatMapSection(report, state));
        parts.add(
                new TrendSection(
                        titleOf(report, state.module()),
                        coverage.trend(List.of(report.schoolId()), state.module(), report.asAt()),
                        report.asAt()));
        parts.add(
                new KnowledgeSection(
                        knowledge.objectives(report.schoolId(), report.asAt()),
                        knowledge.briefings(report.schoolId(), report.asAt()),
                        true));
        parts.add(new InductionSection(coverage.induction(report.schoolId(), report.asAt())));
        parts.add(new ExportSection(report).withEverybody());
        if (coverage.mayLetNamesBeSeen(report.schoolId())) {
            parts.add(
                    new NamesSection(names, report.schoolId(), Days.today(clock), state.closed()));
        }
        show(parts.toArray(Component[]::new));
        keepFocus(shown, state, asAt, people);
        shown = state;
    }

    private @Nullable PeopleSection people(CoverageReport report, CoverageState state) {
        Listed show = state.show();
        if (show == null) {
            return null;
        }
        Map<String, String> titles = new HashMap<>();
        report.lines().forEach(line -> titles.put(line.moduleId(), line.title()));
        String module = state.module();
        return new PeopleSection(
                module == null
                        ? getTranslation("coverage.all-requirements")
                        : titles.getOrDefault(module, module),
                state,
                coverage.people(report.schoolId(), filter(state, show, report.asAt())),
                titles,
                coverage.mayFollowUp());
    }

    private String titleOf(CoverageReport report, @Nullable String module) {
        return report.lines().stream()
                .filter(line -> line.moduleId().equals(module))
                .map(CoverageReport.Line::title)
                .findFirst()
                .orElseGet(() -> getTranslation("coverage.all-requirements"));
    }

    private Paragraph since(KnownSince known) {
        Paragraph line =
                new Paragraph(
                        getTranslation(
                                "coverage.known-since",
                                known.people(),
                                known.then().value(),
                                known.then().part(),
                                known.then().whole(),
                                known.now().value(),
                                known.now().part(),
                                known.now().whole()));
        line.addClassName("known-since");
        return line;
    }

    private static StandingFilter filter(CoverageState state, Listed show, LocalDate asAt) {
        return new StandingFilter(
                asAt,
                state.module(),
                state.group(),
                show.show(),
                state.search(),
                state.sort(),
                state.descending(),
                state.page());
    }

    /// Everything was made anew: the focus goes back to what was used.
    private static void keepFocus(
            @Nullable CoverageState before,
            CoverageState now,
            AsAtForm asAt,
            @Nullable PeopleSection people) {
        if (before == null || before.equals(now)) {
            return;
        }
        if (!java.util.Objects.equals(before.asAt(), now.asAt())) {
            asAt.focus();
        } else if (people != null) {
            people.focus(before);
        }
    }
}
