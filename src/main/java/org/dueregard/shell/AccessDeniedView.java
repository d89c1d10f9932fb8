package org.dueregard.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.dueregard.access.PortalRole;
import org.dueregard.audit.Refusals;

/// This page is for others.
@ParentLayout(MainLayout.class)
@RolesAllowed(PortalRole.Name.STAFF)
class AccessDeniedView extends MessagePage implements HasErrorParameter<AccessDeniedException> {

    private static final long serialVersionUID = 1L;

    private final transient Refusals refusals;

    AccessDeniedView(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        refusals.page(event.getLocation().getPath());
        say("denied");
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
