package org.dueregard.common.ui;

import com.vaadin.flow.component.html.Anchor;

/// A link to another page of the portal, followed without loading everything anew.
public class AppLink extends Anchor {

    private static final long serialVersionUID = 1L;

    /// @param route below the base address, without a leading slash
    public AppLink(String route, String text) {
        super(route.isEmpty() ? "." : route, text);
        getElement().setAttribute("router-link", true);
    }

    /// The same, looking like the one thing to do next.
    public static AppLink asButton(String route, String text) {
        AppLink link = new AppLink(route, text);
        link.addClassNames("button", "button-primary");
        return link;
    }
}
