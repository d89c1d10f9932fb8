package org.dueregard.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import org.dueregard.common.SafeHtml;

/// Shows sanitised HTML within a line, heading or label.
@Tag("span")
public class SafeHtmlText extends Component implements HasStyle {

    private static final long serialVersionUID = 1L;

    public SafeHtmlText(SafeHtml html) {
        fill(getElement(), html);
    }

    /// Puts sanitised HTML into an element of another kind, such as a label.
    static void fill(Element element, SafeHtml html) {
        element.setProperty("innerHTML", html.html());
    }
}
