package org.dueregard.shell;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.dueregard.access.PortalRole;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Page;
import org.springframework.security.access.AccessDeniedException;

/// A service refused: to the person it is the same page as any other refusal.
@ParentLayout(MainLayout.class)
@RolesAllowed(PortalRole.Name.STAFF)
class ServiceDeniedView extends Page implements HasErrorParameter<AccessDeniedException> {

    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        setHeading(getTranslation("error.denied.heading"));
        show(
                new Paragraph(getTranslation("error.denied.text")),
                new Paragraph(AppLink.asButton("", getTranslation("error.home"))));
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
