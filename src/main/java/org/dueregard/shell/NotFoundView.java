package org.dueregard.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.dueregard.access.PortalRole;

/// There is nothing at this address.
@ParentLayout(MainLayout.class)
@RolesAllowed(PortalRole.Name.STAFF)
class NotFoundView extends MessagePage implements HasErrorParameter<NotFoundException> {

    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        say("not-found");
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
