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

    private static final int LATIN_1 = 0xFF;

    public SafeHtmlText(SafeHtml html) {
        fill(getElement(), html);
    }

    /// Puts sanitised HTML into an element of another kind, such as a label.
    static void fill(Element element, SafeHtml html) {
        element.setProperty("innerHTML", compact(html.html()));
    }

    /// Writes what is beyond Latin-1 as references: one typographic quote would double the memory in
    /// which the last answer to each browser is kept.
    static String compact(String html) {
        if (html.chars().allMatch(c -> c <= LATIN_1)) {
            return html;
        }
        StringBuilder compact = new StringBuilder();
        html.codePoints()
                .forEach(c -> {
                    if (c <= LATIN_1) {
                        compact.appendCodePoint(c);
                    } else {
                        compact.append("&#").append(c).append(';');
                    }
                });
        return compact.toString();
    }
}
