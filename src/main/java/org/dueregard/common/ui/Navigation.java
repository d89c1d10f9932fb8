package org.dueregard.common.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;

/// Going to another page of the portal from code.
public final class Navigation {

    private Navigation() {}

    /// @param address a route, with or without parameters behind a question mark
    public static void to(String address) {
        int query = address.indexOf('?');
        if (query < 0) {
            UI.getCurrent().navigate(address);
        } else {
            UI.getCurrent()
                    .navigate(
                            address.substring(0, query),
                            QueryParameters.fromString(address.substring(query + 1)));
        }
    }
}
