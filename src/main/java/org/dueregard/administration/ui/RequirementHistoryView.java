package org.dueregard.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Facts;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Table;
import org.dueregard.people.RoleGroup;
import org.dueregard.requirements.RequirementRoutes;
import org.dueregard.requirements.RequirementService;
import org.dueregard.requirements.RequirementSubject;
import org.jspecify.annotations.Nullable;

/// Everything that portal, trust and school ever asked of one role group in one module.
@Route(RequirementRoutes.HISTORY)
@RolesAllowed({PortalRole.Name.ADMIN, PortalRole.Name.DSL})
class RequirementHistoryView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient RequirementService requirements;

    RequirementHistoryView(RequirementService requirements) {
        this.requirements = requirements;
        addClassName("wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RequirementState state = RequirementState.of(event.getLocation().getQueryParameters());
        Long scope = state.scope();
        String module = state.module();
        RoleGroup group = state.group();
        if (scope == null || module == null || group == null) {
            throw new NotFoundException();
        }
        show(requirements.subject(scope, module, group));
    }

    private void show(RequirementSubject subject) {
        String group = getTranslation("role-group." + subject.group().id());
        setCaption(subject.scope().name());
        setHeading(getTranslation("requirements.history.heading", subject.title(), group));
        long scope = subject.scope().id();
        Facts facts = new Facts();
        facts.addFact(
                getTranslation("requirements.today"),
                RequirementWords.terms(subject.line().terms()));
        facts.addFact(
                getTranslation("requirements.column.set-by"),
                RequirementWords.setBy(subject.line().setBy()));
        List<Component> parts = new ArrayList<>();
        parts.add(facts);
        parts.add(
                AppLink.asButton(
                        RequirementRoutes.change(scope, subject.moduleId(), subject.group()),
                        getTranslation("requirements.change")));
        subject.line().announced().stream()
                .map(one -> new Paragraph(RequirementWords.announced(one)))
                .forEach(parts::add);
        subject.cancellable().forEach(day -> parts.add(takeBack(subject, day)));
        parts.add(new Section(new H2(getTranslation("requirements.history.all")), table(subject)));
        parts.add(
                new Div(
                        new AppLink(
                                RequirementRoutes.list(scope),
                                getTranslation("requirements.back"))));
        show(parts.toArray(Component[]::new));
    }

    private Component takeBack(RequirementSubject subject, LocalDate day) {
        RequirementState state =
                new RequirementState(
                        subject.scope().id(),
                        subject.moduleId(),
                        subject.group(),
                        RequirementState.Wish.CANCEL,
                        RequirementState.Fields.DEFAULT,
                        day,
                        "",
                        subject.seen(),
                        1);
        AppLink link =
                new AppLink(
                        state.address(false),
                        getTranslation("requirements.take-back", Days.inWords(day)));
        link.addClassName("button");
        return link;
    }

    private Component table(RequirementSubject subject) {
        Table table = new Table(getTranslation("requirements.history.all"));
        for (String column : List.of("when", "asked", "set-by", "source", "recorded")) {
            table.addColumn(getTranslation("requirements.column." + column));
        }
        for (RequirementSubject.Entry entry : subject.history()) {
            table.addRow(
                    new Span(RequirementWords.span(entry.from(), entry.to())),
                    new Span(RequirementWords.terms(entry.terms())),
                    new Span(
                            RequirementWords.setBy(
                                    entry.setBy().isEmpty() ? List.of() : List.of(entry.setBy()))),
                    new Span(
                            entry.source().isEmpty()
                                    ? getTranslation("requirements.no-source")
                                    : entry.source()),
                    new Span(recorded(entry.recordedAt())));
        }
        return table;
    }

    private String recorded(@Nullable Instant at) {
        return at == null ? getTranslation("requirements.from-beginning") : Days.inWords(at);
    }
}
