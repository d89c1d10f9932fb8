package org.dueregard.guidance.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.StateTag;
import org.dueregard.guidance.DocumentsToConfirm;

/// Documents to read and confirm: which edition is in force, and which ones one has confirmed.
class DocumentsSection extends Section {

    private static final long serialVersionUID = 1L;

    DocumentsSection(List<DocumentsToConfirm.Document> documents) {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        documents.forEach(document -> list.add(new ListItem(card(document))));
        add(
                new H2(getTranslation("guidance.confirm.heading")),
                new Paragraph(getTranslation("guidance.text")),
                documents.isEmpty() ? new Paragraph(getTranslation("guidance.none")) : list);
    }

    private Section card(DocumentsToConfirm.Document document) {
        Section card =
                new Section(
                        new H3(new AppLink(document.address(), document.title())),
                        document.confirmed()
                                ? new StateTag(
                                        StateTag.Kind.COVERED, getTranslation("guidance.confirmed"))
                                : new StateTag(
                                        StateTag.Kind.NOT_NEEDED,
                                        getTranslation("guidance.not-confirmed")),
                        new Paragraph(
                                getTranslation(
                                        "guidance.edition",
                                        document.edition(),
                                        document.publisher(),
                                        Days.inWords(document.inForceFrom()))),
                        new Paragraph(document.summary()));
        card.addClassName("card");
        if (!document.own().isEmpty()) {
            UnorderedList history = new UnorderedList();
            document.own()
                    .forEach(one ->
                            history.add(
                                    new ListItem(
                                            new Span(
                                                    getTranslation(
                                                            "guidance.own",
                                                            one.edition(),
                                                            Days.inWords(one.on()))))));
            card.add(new Paragraph(getTranslation("guidance.history")), history);
        }
        return card;
    }
}
