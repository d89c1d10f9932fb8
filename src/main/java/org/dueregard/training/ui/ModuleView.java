package org.dueregard.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.CitedSource;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SafeHtmlBlock;
import org.dueregard.common.ui.StateTag;
import org.dueregard.content.TrainingModule;
import org.dueregard.training.ChangeNote;
import org.dueregard.training.ModuleMissingException;
import org.dueregard.training.ModulePage;
import org.dueregard.training.ReadingService;
import org.dueregard.training.TrainingRoutes;
import org.dueregard.training.VersionChoice;
import org.dueregard.training.VersionService;

/// A module's first page: what it is about, its sections, and one button to carry on.
@Route(TrainingRoutes.MODULE)
@RolesAllowed(PortalRole.Name.STAFF)
class ModuleView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient ReadingService reading;
    private final transient VersionService versions;

    ModuleView(ReadingService reading, VersionService versions) {
        this.reading = reading;
        this.versions = versions;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(reading.module(event.getRouteParameters().get("module").orElse("")));
        } catch (ModuleMissingException e) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class);
        }
    }

    private void show(ModulePage module) {
        setCaption(getTranslation("training.heading"));
        setHeading(module.title());
        Paragraph lead = new Paragraph(module.summary());
        lead.addClassName("lead");
        AppLink carryOn = AppLink.asButton(module.next(), getTranslation("action.continue"));
        Paragraph action = new Paragraph(carryOn);
        action.addClassName("action");
        List<Component> parts = new ArrayList<>(List.of(lead, facts(module)));
        if (!module.changes().isEmpty() || module.asked() != null) {
            parts.add(changes(module));
        }
        parts.add(action);
        if (module.document() != null) {
            parts.add(document(module.document()));
        }
        parts.add(new SafeHtmlBlock(module.introduction()));
        parts.add(sections(module));
        parts.add(rule(module));
        parts.add(sources(module));
        show(parts.toArray(Component[]::new));
    }

    /// What is different from the version the reader did, and what is asked because of it.
    private Component changes(ModulePage module) {
        UnorderedList list = new UnorderedList();
        for (ChangeNote change : module.changes()) {
            list.add(
                    new ListItem(getTranslation("module.change", change.version(), change.note())));
        }
        Section section = new Section(new H2(getTranslation("module.changes")), list);
        section.addClassName("card");
        if (module.asked() == VersionChoice.CONFIRM) {
            NativeButton confirm =
                    new NativeButton(
                            getTranslation("module.confirm"),
                            event -> {
                                versions.confirm(module.moduleId());
                                Navigation.to(TrainingRoutes.LIST);
                            });
            confirm.addClassNames("button", "button-primary");
            section.add(confirm);
        } else if (module.asked() == VersionChoice.DELTA) {
            section.add(
                    AppLink.asButton(
                            TrainingRoutes.delta(module.moduleId()),
                            getTranslation("training.delta.open")));
        }
        return section;
    }

    private Component document(TrainingModule.Edition edition) {
        Anchor link = new Anchor(edition.url(), getTranslation("document.read"));
        link.getElement().setAttribute("rel", "noopener noreferrer");
        Paragraph text =
                new Paragraph(
                        new Span(
                                getTranslation(
                                                "document.facts",
                                                edition.publisher(),
                                                Days.inWords(edition.inForceFrom()))
                                        + " "),
                        link);
        return text;
    }

    private Component facts(ModulePage module) {
        Paragraph facts = new Paragraph(fact("training.minutes", module.minutes()));
        facts.addClassName("facts");
        LocalDate validUntil = module.validUntil();
        if (validUntil != null) {
            facts.add(fact("training.done-until", Days.inWords(validUntil)));
        }
        return facts;
    }

    private Span fact(String key, Object argument) {
        Span fact = new Span(getTranslation(key, argument));
        fact.addClassName("fact");
        return fact;
    }

    private Component sections(ModulePage module) {
        OrderedList list = new OrderedList();
        list.addClassName("task-list");
        for (ModulePage.SectionLine section : module.sections()) {
            list.add(
                    new ListItem(
                            new AppLink(
                                    TrainingRoutes.section(module.moduleId(), section.sectionId()),
                                    section.title()),
                            section.read()
                                    ? new StateTag(
                                            StateTag.Kind.COVERED, getTranslation("section.read"))
                                    : new StateTag(
                                            StateTag.Kind.NOT_NEEDED,
                                            getTranslation("section.not-read"))));
        }
        for (ModulePage.SectionLine scenario : module.scenarios()) {
            list.add(
                    new ListItem(
                            new AppLink(
                                    TrainingRoutes.section(module.moduleId(), scenario.sectionId()),
                                    getTranslation("scenario.line", scenario.title())),
                            new StateTag(
                                    scenario.read()
                                            ? StateTag.Kind.COVERED
                                            : StateTag.Kind.NOT_NEEDED,
                                    getTranslation(
                                            scenario.read()
                                                    ? "scenario.passed"
                                                    : "scenario.not-played"))));
        }
        ModulePage.QuizLine quiz = module.quiz();
        if (quiz != null) {
            ListItem line =
                    new ListItem(
                            new AppLink(
                                    TrainingRoutes.quiz(module.moduleId()),
                                    getTranslation("quiz.line", quiz.questions())));
            if (quiz.open()) {
                line.add(new StateTag(StateTag.Kind.DUE, getTranslation("quiz.open")));
            }
            list.add(line);
        }
        return new Section(new H2(getTranslation("module.sections")), list);
    }

    /// When this counts as done, in words: nobody should have to guess.
    private Component rule(ModulePage module) {
        ModulePage.QuizLine quiz = module.quiz();
        Paragraph rule =
                new Paragraph(
                        quiz == null
                                ? getTranslation("module.rule.reading")
                                : getTranslation(
                                        module.document() != null
                                                ? "module.rule.document"
                                                : module.scenarios().isEmpty()
                                                        ? "module.rule.quiz"
                                                        : "module.rule.scenarios",
                                        quiz.passMark()));
        rule.addClassName("hint");
        return rule;
    }

    private Component sources(ModulePage module) {
        UnorderedList list = new UnorderedList();
        module.sources().forEach(cited -> list.add(new ListItem(new CitedSource(cited))));
        Paragraph reviewed =
                new Paragraph(
                        getTranslation(
                                "module.reviewed",
                                module.version(),
                                Days.inWords(module.reviewed())));
        reviewed.addClassName("hint");
        return new NativeDetails(getTranslation("module.sources"), new Div(list, reviewed));
    }
}
