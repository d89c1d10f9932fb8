package org.dueregard.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.UIInitListener;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.springframework.stereotype.Component;

/// At a shared tablet only one's own training is open, whatever address is asked for, and one's own
/// places at sessions: who has no e-mail books here. Joining a session is a plain page.
@Component
class KioskNavigation implements VaadinServiceInitListener, UIInitListener {

    private static final long serialVersionUID = 1L;

    private final transient CurrentCaller currentCaller;

    KioskNavigation(CurrentCaller currentCaller) {
        this.currentCaller = currentCaller;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(this);
    }

    @Override
    public void uiInit(UIInitEvent event) {
        event.getUI().addBeforeEnterListener(this::check);
    }

    private void check(BeforeEnterEvent event) {
        String path = event.getLocation().getPath();
        boolean own =
                path.isEmpty()
                        || path.equals("training")
                        || path.startsWith("training/")
                        || path.equals("sessions");
        boolean isError =
                com.vaadin.flow.router.HasErrorParameter.class.isAssignableFrom(
                        event.getNavigationTarget());
        if (!own && !isError && currentCaller.find().filter(Caller::isAtKiosk).isPresent()) {
            event.rerouteToError(AccessDeniedException.class);
        }
    }
}
