package org.dueregard.guidance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.BiConsumer;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.guidance.Citation;
import org.dueregard.guidance.CitedPlace;

/// Where an entry is cited, with what has to be looked at again.
class PlacesSection extends Section {

    private static final long serialVersionUID = 1L;

    private final boolean mayEdit;
    private final transient BiConsumer<String, String> checked;

    /// @param checked takes the key of a place and the words with which it was found still right
    PlacesSection(
            List<CitedPlace> places,
            List<CitedPlace> handedOut,
            boolean mayEdit,
            BiConsumer<String, String> checked) {
        this.mayEdit = mayEdit;
        this.checked = checked;
        add(new H2(getTranslation("guidance.places.heading", places.size())));
        if (places.isEmpty()) {
            add(new Paragraph(getTranslation("guidance.places.none")));
        } else {
            add(list(places));
        }
        if (!handedOut.isEmpty()) {
            UnorderedList papers = new UnorderedList();
            handedOut.forEach(one -> papers.add(new ListItem(one.citation().title())));
            add(new H2(getTranslation("guidance.handed-out.heading")), papers);
        }
    }

    private Component list(List<CitedPlace> places) {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        for (int i = 0; i < places.size(); i++) {
            list.add(new ListItem(place(places.get(i), i)));
        }
        return list;
    }

    private Component place(CitedPlace place, int number) {
        Citation citation = place.citation();
        String address = citation.address();
        Div line =
                new Div(
                        new Span(getTranslation("citation-kind." + citation.kind().name()) + " "),
                        address == null
                                ? new Span(citation.title())
                                : link(address, citation.title()));
        if (place.state() == CitedPlace.State.CHECK) {
            line.add(
                    new Span(" "),
                    new StateTag(StateTag.Kind.DUE, getTranslation("guidance.state.check")));
            if (mayEdit) {
                line.add(form(citation, number));
            }
        } else if (place.state() == CitedPlace.State.CHECKED && place.at() != null) {
            line.add(
                    new Span(" "),
                    new StateTag(StateTag.Kind.COVERED, getTranslation("guidance.state.checked")));
            Paragraph words =
                    new Paragraph(
                            getTranslation(
                                    "guidance.checked.words",
                                    Days.inWords(place.at()),
                                    String.valueOf(place.words())));
            words.addClassName("hint");
            line.add(words);
        }
        return line;
    }

    /// An address that begins with a slash is a plain page's, which the router does not know.
    private static Component link(String address, String title) {
        if (!address.startsWith("/")) {
            return new AppLink(address, title);
        }
        Anchor link = new Anchor(address, title);
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }

    private Component form(Citation citation, int number) {
        EntryForm form = new EntryForm("check-" + number);
        TextAreaInput words = form.area("words", getTranslation("guidance.check.words"), 2, "");
        form.button(
                getTranslation("guidance.check.save"),
                true,
                () -> checked.accept(citation.key(), words.value()));
        return new NativeDetails(getTranslation("guidance.check.open"), form);
    }
}
