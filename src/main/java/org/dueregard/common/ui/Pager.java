package org.dueregard.common.ui;

import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.function.IntFunction;

/// Links to the pages of a long list.
public class Pager extends Nav {

    private static final long serialVersionUID = 1L;

    /// @param address the route of a page, by its number from 1
    public Pager(int page, int pages, IntFunction<String> address) {
        addClassName("pager");
        setAriaLabel(getTranslation("pager.label"));
        if (page > 1) {
            add(new AppLink(address.apply(page - 1), getTranslation("pager.previous")));
        }
        add(new Span(getTranslation("pager.page", page, pages)));
        if (page < pages) {
            add(new AppLink(address.apply(page + 1), getTranslation("pager.next")));
        }
        setVisible(pages > 1);
    }
}
