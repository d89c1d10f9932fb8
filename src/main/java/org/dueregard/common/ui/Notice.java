package org.dueregard.common.ui;

import com.vaadin.flow.component.html.Div;

/// A place on the page where something is said later, and read out when it is.
public class Notice extends Div {

    private static final long serialVersionUID = 1L;

    public Notice() {
        addClassName("notice");
        getElement().setAttribute("role", "status");
    }

    /// Says that something went wrong.
    public void warn(String text) {
        setText(text);
        setClassName("notice notice-shown notice-warning");
    }

    /// Says that something was done.
    public void say(String text) {
        setText(text);
        setClassName("notice notice-shown");
    }

    public void clear() {
        setText("");
        setClassName("notice");
    }
}
