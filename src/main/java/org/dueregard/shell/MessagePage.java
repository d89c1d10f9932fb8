package org.dueregard.shell;

import com.vaadin.flow.component.html.Paragraph;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Page;

/// A page that says why there is nothing else to see, with a way back.
abstract class MessagePage extends Page {

    private static final long serialVersionUID = 1L;

    /// @param key of the heading and the text, below `error.`
    final void say(String key, Object... arguments) {
        setHeading(getTranslation("error." + key + ".heading"));
        show(
                new Paragraph(getTranslation("error." + key + ".text", arguments)),
                new Paragraph(AppLink.asButton("", getTranslation("error.home"))));
    }
}
