package org.dueregard.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.people.RoleGroup;
import org.dueregard.requirements.RequirementChange;
import org.dueregard.requirements.RequirementChangedMeanwhileException;
import org.dueregard.requirements.RequirementRoutes;
import org.dueregard.requirements.RequirementService;
import org.dueregard.requirements.RequirementSubject;
import org.dueregard.requirements.RuleTerms;
import org.dueregard.standing.RequirementPreview;
import org.jspecify.annotations.Nullable;

/// Changing what is asked: first what and of whom, then the terms, then who becomes due, then saving.
/// The address holds everything that was entered.
@Route(RequirementRoutes.CHANGE)
@RolesAllowed({PortalRole.Name.ADMIN, PortalRole.Name.DSL})
class RequirementChangeView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient RequirementService requirements;
    private final transient RequirementPreview preview;
    private final transient Clock clock;
    private final Notice notice = new Notice();

    RequirementChangeView(
            RequirementService requirements, RequirementPreview preview, Clock clock) {
        this.requirements = requirements;
        this.preview = preview;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        RequirementState state = RequirementState.of(parameters);
        Long scope = state.scope();
        String module = state.module();
        RoleGroup group = state.group();
        notice.clear();
        if (scope == null) {
            throw new NotFoundException();
        }
        if (module == null || group == null) {
            showChoice(scope, state);
            return;
        }
        RequirementSubject subject = requirements.subject(scope, module, group);
        setCaption(subject.scope().name());
        setHeading(
                getTranslation(
                        "requirements.heading",
                        subject.title(),
                        getTranslation("role-group." + group.id())));
        RequirementChange change = state.change();
        boolean wanted = parameters.getSingleParameter("step").isPresent();
        if (wanted && change != null && isPossible(change)) {
            showPreview(subject, state, change);
        } else {
            showForm(subject, state);
        }
    }

    /// Says what is wrong with an address that somebody brought along.
    private boolean isPossible(RequirementChange change) {
        try {
            requirements.check(change);
            return true;
        } catch (InvalidInputException e) {
            warn(e);
            return false;
        }
    }

    private void warn(InvalidInputException invalid) {
        InvalidInputException.Problem problem = invalid.problems().getFirst();
        notice.warn(getTranslation(problem.key(), problem.arguments().toArray()));
    }

    private void showChoice(long scope, RequirementState state) {
        setCaption(requirements.overview(scope).scope().name());
        setHeading(getTranslation("requirements.add"));
        Map<String, String> modules = requirements.modules();
        Map<String, String> groups = new LinkedHashMap<>();
        for (RoleGroup group : RoleGroup.values()) {
            groups.put(group.id(), getTranslation("role-group." + group.id()));
        }
        String first = modules.isEmpty() ? "" : modules.keySet().iterator().next();
        String chosen = state.module();
        EntryForm form = new EntryForm("requirement");
        SelectInput module =
                form.select(
                        "module",
                        getTranslation("requirements.module"),
                        modules,
                        chosen == null ? first : chosen);
        SelectInput group =
                form.select(
                        "group",
                        getTranslation("requirements.column.group"),
                        groups,
                        RoleGroup.TEACHERS.id());
        form.button(
                getTranslation("action.continue"),
                true,
                () ->
                        Navigation.to(
                                RequirementRoutes.change(
                                        scope,
                                        module.value(),
                                        RoleGroup.find(group.value()).orElseThrow())));
        show(notice, form, back(scope));
    }

    private Component back(long scope) {
        return new Div(
                new AppLink(RequirementRoutes.list(scope), getTranslation("requirements.back")));
    }

    private void showForm(RequirementSubject subject, RequirementState state) {
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        Paragraph now =
                new Paragraph(
                        getTranslation(
                                "requirements.now",
                                RequirementWords.terms(subject.line().terms()),
                                RequirementWords.setBy(subject.line().setBy())));
        now.addClassName("lead");
        parts.add(now);
        subject.line().announced().stream()
                .map(one -> new Paragraph(RequirementWords.announced(one)))
                .forEach(parts::add);
        RuleTerms ofTrust = subject.ofTrust();
        if (ofTrust != null) {
            parts.add(
                    card(
                            getTranslation(
                                    "requirements.trust-asks", RequirementWords.terms(ofTrust))));
        }
        parts.add(
                new RequirementForm(
                        subject,
                        state,
                        Days.today(clock),
                        entered -> {
                            RequirementChange change = entered.change();
                            if (change != null) {
                                requirements.check(change);
                                Navigation.to(entered.address(false));
                            }
                        }));
        parts.add(back(subject.scope().id()));
        show(parts.toArray(Component[]::new));
    }

    private static Component card(String text) {
        Div card = new Div(new Paragraph(text));
        card.addClassName("card");
        return card;
    }

    private void showPreview(
            RequirementSubject subject, RequirementState state, RequirementChange change) {
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        boolean stale = !subject.seen().equals(state.seen());
        if (stale) {
            notice.warn(getTranslation("requirements.changed-meanwhile"));
        }
        RuleTerms outcome = requirements.outcome(change);
        Paragraph what =
                new Paragraph(
                        getTranslation(
                                "requirements.would",
                                Days.inWords(change.from()),
                                RequirementWords.terms(outcome)));
        what.addClassName("lead");
        parts.add(what);
        addTightening(parts, change, outcome);
        parts.add(
                new RequirementEffectSection(
                        preview.of(change, state.page()),
                        stale ? again(change) : decision(state, change),
                        page -> state.withPage(page).address(false)));
        show(parts.toArray(Component[]::new));
    }

    /// Where a school asks less than its trust, what holds is not what it asks.
    private void addTightening(
            List<Component> parts, RequirementChange change, @Nullable RuleTerms outcome) {
        if (change.wish() instanceof RequirementChange.Ask ask && !ask.terms().equals(outcome)) {
            parts.add(
                    card(
                            getTranslation(
                                    "requirements.not-laxer",
                                    RequirementWords.terms(ask.terms()))));
        }
    }

    private Component again(RequirementChange change) {
        return AppLink.asButton(
                RequirementRoutes.change(change.scopeId(), change.moduleId(), change.group()),
                getTranslation("requirements.again"));
    }

    private Component decision(RequirementState state, RequirementChange change) {
        EntryForm form = new EntryForm("decision");
        form.button(getTranslation("action.save"), true, () -> save(state, change));
        AppLink edit = new AppLink(state.address(true), getTranslation("requirements.edit-again"));
        edit.addClassName("button");
        Div actions = new Div(form, edit);
        actions.addClassName("page-actions");
        return actions;
    }

    private void save(RequirementState state, RequirementChange change) {
        try {
            requirements.change(change, state.seen());
            Navigation.to(RequirementRoutes.list(change.scopeId()) + "&saved=1");
        } catch (RequirementChangedMeanwhileException e) {
            showPreview(
                    requirements.subject(change.scopeId(), change.moduleId(), change.group()),
                    state,
                    change);
            notice.warn(getTranslation("requirements.changed-meanwhile"));
            focusHeading();
        }
    }
}
