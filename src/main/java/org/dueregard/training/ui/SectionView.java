package org.dueregard.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SafeHtmlBlock;
import org.dueregard.training.ModuleMissingException;
import org.dueregard.training.ReadingService;
import org.dueregard.training.ScenarioPage;
import org.dueregard.training.ScenarioService;
import org.dueregard.training.SectionPage;
import org.dueregard.training.TrainingRoutes;

/// One section: something to read, something to try, and "Continue".
@Route(TrainingRoutes.SECTION)
@RolesAllowed(PortalRole.Name.STAFF)
class SectionView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient ReadingService reading;
    private final transient ScenarioService scenarios;
    private String shownPath = "";

    SectionView(ReadingService reading, ScenarioService scenarios) {
        this.reading = reading;
        this.scenarios = scenarios;
        addClassName("section-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String path = event.getLocation().getPath();
        if (path.equals(shownPath)) {
            // A footnote was followed: the reader is on this page already.
            return;
        }
        shownPath = path;
        String module = event.getRouteParameters().get("module").orElse("");
        String section = event.getRouteParameters().get("section").orElse("");
        try {
            if (section.startsWith(TrainingRoutes.SCENARIO)) {
                showScenario(scenarios.open(module, section), false);
            } else {
                show(reading.openSection(module, section));
            }
        } catch (ModuleMissingException e) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void showScenario(ScenarioPage page, boolean focus) {
        setCaption(getTranslation("scenario.caption", page.moduleTitle(), page.title()));
        setHeading(page.sceneTitle());
        show(
                new ScenePanel(
                        page,
                        choice ->
                                showScenario(
                                        scenarios.choose(page.runId(), page.position(), choice),
                                        true),
                        () ->
                                showScenario(
                                        scenarios.again(page.moduleId(), page.scenarioId()),
                                        true)));
        if (focus) {
            UI.getCurrent().getPage().setTitle(getPageTitle());
            focusHeading();
        }
    }

    private void show(SectionPage section) {
        setCaption(
                getTranslation(
                        "section.caption", section.moduleTitle(), section.number(), section.of()));
        setHeading(section.title());
        List<Component> parts = new ArrayList<>();
        parts.add(progress(section));
        for (SectionPage.Part part : section.parts()) {
            if (part.prose() != null) {
                parts.add(new SafeHtmlBlock(part.prose()));
            } else if (part.check() != null) {
                parts.add(new KnowledgeCheckField(part.check()));
            }
        }
        parts.add(actions(section));
        show(parts.toArray(Component[]::new));
    }

    private Component progress(SectionPage section) {
        Div bar = new Div();
        bar.addClassName("progress");
        bar.getElement().setAttribute("aria-hidden", "true");
        for (int i = 1; i <= section.of(); i++) {
            Div step = new Div();
            if (i <= section.number()) {
                step.addClassName("reached");
            }
            bar.add(step);
        }
        return bar;
    }

    private Component actions(SectionPage section) {
        NativeButton carryOn =
                new NativeButton(
                        getTranslation("action.continue"),
                        event -> {
                            reading.finishSection(section.moduleId(), section.sectionId());
                            Navigation.to(section.next());
                        });
        carryOn.addClassNames("button", "button-primary");
        AppLink back = new AppLink(section.previous(), getTranslation("action.back"));
        back.addClassName("button");
        Div actions = new Div(back, carryOn);
        actions.addClassName("actions");
        return actions;
    }
}
