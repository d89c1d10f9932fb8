package org.dueregard.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/// A page: one heading that says what it is for, then its parts. The heading takes the focus when
/// somebody arrives from another page, so that a screen reader reads it first.
public abstract class Page extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final Paragraph caption = new Paragraph();
    private final H1 heading = new H1();
    private final Div body = new Div();

    protected Page() {
        addClassName("page");
        caption.addClassName("page-caption");
        caption.setVisible(false);
        heading.getElement().setAttribute("tabindex", "-1");
        body.addClassName("page-body");
        add(caption, heading, body);
    }

    /// Sets the heading and the title of the browser's tab.
    protected final void setHeading(String text) {
        heading.setText(text);
    }

    /// Sets the line above the heading that says what this page is a part of.
    protected final void setCaption(String text) {
        caption.setText(text);
        caption.setVisible(!text.isEmpty());
    }

    /// Replaces everything below the heading.
    protected final void show(Component... parts) {
        body.removeAll();
        body.add(parts);
    }

    /// Puts the focus on the heading.
    public final void focusHeading() {
        heading.getElement().callJsFunction("focus");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", heading.getText());
    }
}
