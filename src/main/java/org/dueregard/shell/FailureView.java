package org.dueregard.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.dueregard.access.PortalRole;

/// A page could not be made. The log knows why, under the number shown; the person is told nothing
/// of the inside.
@ParentLayout(MainLayout.class)
@RolesAllowed(PortalRole.Name.STAFF)
class FailureView extends MessagePage implements HasErrorParameter<Exception> {

    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String number = Failures.log(parameter.getException());
        say("failure", number);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
