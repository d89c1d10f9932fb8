package org.dueregard.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dueregard.access.PortalRole;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.administration.SetUpService;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;

/// One page of the settings; a page that is a step of setting up leads on to the next.
@Route(AdministrationRoutes.SETTINGS_PAGE)
@RolesAllowed(PortalRole.Name.ADMIN)
class SettingsPageView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient SettingsPages pages;
    private final Notice notice = new Notice();

    SettingsPageView(SettingsPages pages) {
        this.pages = pages;
        addClassName("wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getRouteParameters().get("page").orElse(""));
    }

    private void show(String page) {
        Runnable again =
                () -> {
                    show(page);
                    notice.say(getTranslation("person.saved"));
                    focusHeading();
                };
        Optional<Component> content = pages.find(page, again);
        if (content.isEmpty()) {
            throw new NotFoundException();
        }
        Optional<SetUpService.Step> step =
                Arrays.stream(SetUpService.Step.values())
                        .filter(one -> one.id().equals(page))
                        .findFirst();
        setHeading(
                getTranslation(
                        step.isPresent() ? "settings.step." + page : "settings.page." + page));
        notice.clear();
        Div way =
                new Div(
                        new AppLink(
                                AdministrationRoutes.SETTINGS, getTranslation("settings.back")));
        way.addClassName("actions");
        List<SetUpService.Step> steps = List.of(SetUpService.Step.values());
        step.map(one -> steps.indexOf(one) + 1)
                .filter(next -> next < steps.size())
                .map(steps::get)
                .ifPresent(next ->
                        way.add(
                                AppLink.asButton(
                                        SettingsView.address(next),
                                        getTranslation("action.continue"))));
        show(notice, content.get(), way);
    }
}
