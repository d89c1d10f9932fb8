package org.dueregard.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.dueregard.access.PortalRole;
import org.springframework.security.access.AccessDeniedException;

/// A service refused: to the person it is the same page as any other refusal.
@ParentLayout(MainLayout.class)
@RolesAllowed(PortalRole.Name.STAFF)
class ServiceDeniedView extends MessagePage implements HasErrorParameter<AccessDeniedException> {

    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        say("denied");
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
