package org.dueregard.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.authoring.AuthoringRoutes;
import org.dueregard.coverage.CoverageRoutes;
import org.dueregard.speakers.SpeakersRoutes;
import org.dueregard.training.TrainingRoutes;

/// Leads everybody to what they came for.
@Route("")
@RolesAllowed(PortalRole.Name.STAFF)
class HomeView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient CurrentCaller currentCaller;

    HomeView(CurrentCaller currentCaller) {
        this.currentCaller = currentCaller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.forwardTo(home(currentCaller.get()));
    }

    private static String home(Caller caller) {
        if (caller.staffMemberId() == null && caller.has(PortalRole.ADMIN)) {
            return AdministrationRoutes.SETTINGS;
        }
        if (caller.staffMemberId() == null && caller.has(PortalRole.SUPPORT)) {
            return AdministrationRoutes.PEOPLE;
        }
        if (caller.hasAtHome(PortalRole.DSL) || caller.hasAtHome(PortalRole.HEAD)) {
            return CoverageRoutes.COVERAGE;
        }
        if (caller.staffMemberId() == null && caller.has(PortalRole.TRUST_LEAD)) {
            return CoverageRoutes.COVERAGE;
        }
        if (caller.hasAtHome(PortalRole.RECEPTION)) {
            return SpeakersRoutes.RECEPTION;
        }
        return caller.has(PortalRole.AUTHOR) ? AuthoringRoutes.CONTENT : TrainingRoutes.LIST;
    }
}
