package org.dueregard.reminders.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.dueregard.reminders.MailText;

/// A mail as its reader will see it. Its button leads nowhere.
class MailPreview extends Div {

    private static final long serialVersionUID = 1L;

    MailPreview() {
        addClassNames("card", "mail-preview");
    }

    void show(MailText text) {
        removeAll();
        Paragraph subject =
                new Paragraph(getTranslation("reminders.preview.subject", text.subject()));
        subject.addClassName("mail-subject");
        add(subject);
        text.parts().forEach(part -> add(part(part)));
    }

    private static Component part(MailText.Part part) {
        return switch (part) {
            case MailText.Words words -> paragraph(words);
            case MailText.Items items -> {
                UnorderedList list = new UnorderedList();
                items.lines().forEach(line -> list.add(new ListItem(line)));
                yield list;
            }
            case MailText.Button button -> {
                Span label = new Span(button.label());
                label.addClassNames("button", "button-primary");
                yield new Paragraph(label);
            }
        };
    }

    private static Paragraph paragraph(MailText.Words words) {
        Paragraph paragraph = new Paragraph(words.text());
        paragraph.addClassName("keeps-lines");
        return paragraph;
    }
}
