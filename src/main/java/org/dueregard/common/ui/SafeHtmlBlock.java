package org.dueregard.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import org.dueregard.common.SafeHtml;

/// Shows paragraphs, lists and tables of sanitised HTML. With [SafeHtmlText] the only place in the
/// program that hands HTML to the browser.
@Tag("div")
public class SafeHtmlBlock extends Component implements HasStyle {

    private static final long serialVersionUID = 1L;

    public SafeHtmlBlock(SafeHtml html) {
        getElement().setProperty("innerHTML", SafeHtmlText.compact(html.html()));
        addClassName("prose");
    }
}
