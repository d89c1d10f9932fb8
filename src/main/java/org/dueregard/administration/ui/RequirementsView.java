package org.dueregard.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.Table;
import org.dueregard.requirements.RequirementOverview;
import org.dueregard.requirements.RequirementRoutes;
import org.dueregard.requirements.RequirementScope;
import org.dueregard.requirements.RequirementService;
import org.dueregard.standing.StandingRoutes;

/// What each role group owes, who says so and since when.
@Route(RequirementRoutes.LIST)
@Menu(title = "menu.requirements", order = 46)
@RolesAllowed({PortalRole.Name.ADMIN, PortalRole.Name.DSL})
class RequirementsView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final List<String> COLUMNS =
            List.of("group", "asked", "set-by", "since", "announced", "source", "do");

    private final transient RequirementService requirements;
    private final transient Access access;
    private final Notice notice = new Notice();

    RequirementsView(RequirementService requirements, Access access) {
        this.requirements = requirements;
        this.access = access;
        addClassName("wide");
        setHeading(getTranslation("settings.page.requirements"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        List<RequirementScope> scopes = requirements.scopes();
        notice.clear();
        if (parameters.getSingleParameter("saved").isPresent()) {
            notice.say(getTranslation("requirements.saved"));
        }
        if (scopes.isEmpty()) {
            show(new Paragraph(getTranslation("requirements.nowhere")));
            return;
        }
        String chosen = parameters.getSingleParameter(RequirementRoutes.SCOPE).orElse("");
        long scope =
                chosen.matches("\\d{1,18}") ? Long.parseLong(chosen) : firstSchool(scopes).id();
        show(requirements.overview(scope));
    }

    private static RequirementScope firstSchool(List<RequirementScope> scopes) {
        return scopes.stream()
                .filter(scope -> !scope.trust())
                .findFirst()
                .orElse(scopes.getFirst());
    }

    private void show(RequirementOverview overview) {
        RequirementScope scope = overview.scope();
        setCaption(scope.name());
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        Paragraph lead =
                new Paragraph(
                        getTranslation(
                                scope.trust()
                                        ? "requirements.text.trust"
                                        : "requirements.text.school"));
        lead.addClassName("lead");
        parts.add(lead);
        if (overview.scopes().size() > 1) {
            parts.add(choice(overview));
        }
        parts.add(actions(scope));
        for (RequirementOverview.OfModule module : overview.modules()) {
            parts.add(module(scope, module));
        }
        if (overview.modules().isEmpty()) {
            parts.add(new Paragraph(getTranslation("requirements.none")));
        }
        parts.add(new Paragraph(getTranslation("requirements.marks")));
        parts.add(way());
        show(parts.toArray(Component[]::new));
    }

    private static Component choice(RequirementOverview overview) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (RequirementScope scope : overview.scopes()) {
            choices.put(
                    Long.toString(scope.id()),
                    scope.trust()
                            ? SettingsPages.word("requirements.whole-trust", scope.name())
                            : scope.name());
        }
        SelectInput select =
                new SelectInput(
                        "requirements-for", SettingsPages.word("requirements.for"), choices);
        select.setValue(Long.toString(overview.scope().id()));
        select.onChange(
                () -> Navigation.to(RequirementRoutes.list(Long.parseLong(select.value()))));
        Div filters = new Div(select);
        filters.addClassName("filters");
        return filters;
    }

    private Component actions(RequirementScope scope) {
        Div actions =
                new Div(
                        AppLink.asButton(
                                RequirementRoutes.add(scope.id()),
                                getTranslation("requirements.add")));
        actions.addClassName("page-actions");
        if (access.may(Action.TRAINING_MANAGE)) {
            AppLink exemptions =
                    new AppLink(
                            StandingRoutes.EXEMPTIONS, getTranslation("settings.page.exemptions"));
            exemptions.addClassName("button");
            actions.add(exemptions);
        }
        return actions;
    }

    private Component way() {
        Div way = new Div();
        if (access.may(Action.SCHOOL_SETTINGS)) {
            way.add(new AppLink(AdministrationRoutes.SETTINGS, getTranslation("settings.back")));
        }
        way.addClassName("actions");
        return way;
    }

    private Component module(RequirementScope scope, RequirementOverview.OfModule module) {
        Table table = new Table(module.title());
        for (String column : COLUMNS) {
            table.addColumn(getTranslation("requirements.column." + column));
        }
        for (RequirementOverview.Line line : module.lines()) {
            String group = getTranslation("role-group." + line.group().id());
            LocalDate since = line.since();
            table.addRow(
                    new Span(group),
                    new Span(RequirementWords.terms(line.terms())),
                    new Span(RequirementWords.setBy(line.setBy())),
                    new Span(since == null ? "–" : Days.inWords(since)),
                    announced(line.announced()),
                    source(line.source()),
                    links(scope, module, line, group));
        }
        Section section = new Section(new H2(module.title()), table);
        section.addClassName("requirements");
        return section;
    }

    private static Component announced(List<RequirementOverview.Announced> announced) {
        if (announced.isEmpty()) {
            return new Span("–");
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        announced.forEach(one -> list.add(new ListItem(RequirementWords.announced(one))));
        return list;
    }

    private Component source(String source) {
        Span text = new Span(source.isEmpty() ? getTranslation("requirements.no-source") : source);
        text.addClassName("hint");
        return text;
    }

    private Component links(
            RequirementScope scope,
            RequirementOverview.OfModule module,
            RequirementOverview.Line line,
            String group) {
        AppLink change =
                new AppLink(
                        RequirementRoutes.change(scope.id(), module.moduleId(), line.group()),
                        getTranslation("requirements.change"));
        change.setAriaLabel(getTranslation("requirements.change.of", module.title(), group));
        AppLink history =
                new AppLink(
                        RequirementRoutes.history(scope.id(), module.moduleId(), line.group()),
                        getTranslation("requirements.history"));
        history.setAriaLabel(getTranslation("requirements.history.of", module.title(), group));
        return new Div(change, new Span(" · "), history);
    }
}
