package org.dueregard.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.dueregard.access.PortalRole;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.administration.SetUpService;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.StateTag;

/// The list of what is set up and what is still missing, and the way to every setting.
@Route(AdministrationRoutes.SETTINGS)
@Menu(title = "menu.settings", order = 60)
@RolesAllowed(PortalRole.Name.ADMIN)
class SettingsView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient SetUpService setUp;

    SettingsView(SetUpService setUp) {
        this.setUp = setUp;
        setHeading(getTranslation("settings.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<SetUpService.Step, SetUpService.State> steps = setUp.steps();
        long open =
                steps.values().stream()
                        .filter(s ->
                                s == SetUpService.State.TO_DO || s == SetUpService.State.PARTLY)
                        .count();
        Paragraph lead =
                new Paragraph(
                        open == 0
                                ? getTranslation("settings.ready")
                                : getTranslation("settings.open", open));
        lead.addClassName("lead");
        Div next = new Div();
        steps.entrySet().stream()
                .filter(e ->
                        e.getValue() == SetUpService.State.TO_DO
                                || e.getValue() == SetUpService.State.PARTLY)
                .findFirst()
                .ifPresent(e ->
                        next.add(
                                AppLink.asButton(
                                        address(e.getKey()),
                                        getTranslation(
                                                "settings.next",
                                                getTranslation(
                                                        "settings.step." + e.getKey().id())))));
        OrderedList list = new OrderedList();
        list.addClassName("task-list");
        steps.forEach((step, state) -> list.add(task(step, state)));
        show(lead, next, list, others());
    }

    static String address(SetUpService.Step step) {
        return switch (step) {
            case PEOPLE -> AdministrationRoutes.settings("people");
            default -> AdministrationRoutes.settings(step.id());
        };
    }

    private ListItem task(SetUpService.Step step, SetUpService.State state) {
        StateTag.Kind kind =
                switch (state) {
                    case DONE -> StateTag.Kind.COVERED;
                    case PARTLY -> StateTag.Kind.DUE;
                    case TO_DO -> StateTag.Kind.NOT_COVERED;
                    case OPTIONAL -> StateTag.Kind.NOT_NEEDED;
                };
        return new ListItem(
                new AppLink(address(step), getTranslation("settings.step." + step.id())),
                new StateTag(
                        kind,
                        getTranslation(
                                "settings.state."
                                        + state.name().toLowerCase(java.util.Locale.ROOT))));
    }

    private Component others() {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        for (String page :
                new String[] {
                    "requirements", "access", "support", "tablets", "checks", "privacy"
                }) {
            list.add(
                    new ListItem(
                            new AppLink(
                                    AdministrationRoutes.settings(page),
                                    getTranslation("settings.page." + page))));
        }
        return new Section(new H2(getTranslation("settings.others")), list);
    }
}
