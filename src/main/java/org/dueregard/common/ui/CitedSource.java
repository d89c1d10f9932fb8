package org.dueregard.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import org.dueregard.common.Cited;
import org.dueregard.common.Days;

/// A source with its link. One that no longer holds is struck through, said so in words, and leads to
/// what holds instead. On plain pages the fragment `cited` does the same.
public class CitedSource extends Span {

    private static final long serialVersionUID = 1L;

    public CitedSource(Cited cited) {
        addClassName("cited");
        LocalDate since = cited.outSince();
        if (since == null) {
            add(title(cited));
            return;
        }
        HtmlContainer struck = new HtmlContainer("s");
        struck.add(title(cited));
        Span words = new Span(getTranslation("cited.out", Days.inWords(since)));
        words.addClassName("cited-out");
        add(struck, new Span(" "), words);
        Cited.Replacement replacement = cited.replacement();
        if (replacement != null) {
            add(
                    new Span(" "),
                    new AppLink(
                            replacement.address(),
                            getTranslation("cited.now", replacement.title())));
        }
    }

    private static Component title(Cited cited) {
        if (cited.url() == null) {
            return new Span(cited.title());
        }
        Anchor link = new Anchor(cited.url(), cited.title());
        link.getElement().setAttribute("rel", "noopener noreferrer");
        return link;
    }
}
