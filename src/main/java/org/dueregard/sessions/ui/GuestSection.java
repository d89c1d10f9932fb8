package org.dueregard.sessions.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.TextInput;
import org.dueregard.sessions.GuestService;

/// The guests of a session.
class GuestSection extends Section {

    private static final long serialVersionUID = 1L;

    private final long sessionId;
    private final transient GuestService guests;
    private final Notice notice = new Notice();
    private final Div list = new Div();

    GuestSection(long sessionId, GuestService guests) {
        this.sessionId = sessionId;
        this.guests = guests;
        add(
                new H2(getTranslation("sessions.guests")),
                new Paragraph(getTranslation("sessions.guests.text", GuestService.KEPT_DAYS)),
                notice,
                list,
                new NativeDetails(getTranslation("sessions.guests.add"), form()));
        show();
    }

    private EntryForm form() {
        EntryForm form = new EntryForm("guest");
        TextInput name = form.text("name", getTranslation("sessions.guests.name"), "");
        TextInput from =
                form.text("organisation", getTranslation("sessions.guests.organisation"), "");
        form.button(
                getTranslation("sessions.guests.save"),
                false,
                () -> {
                    guests.add(sessionId, name.value(), from.value());
                    notice.say(getTranslation("sessions.guests.said", name.value()));
                    name.setValue("");
                    from.setValue("");
                    show();
                });
        return form;
    }

    private void show() {
        list.removeAll();
        UnorderedList rows = new UnorderedList();
        rows.addClassName("plain-list");
        for (GuestService.Guest guest : guests.list(sessionId)) {
            String whole =
                    guest.organisation().isEmpty()
                            ? guest.name()
                            : getTranslation(
                                    "sessions.guests.line", guest.name(), guest.organisation());
            NativeButton remove =
                    new NativeButton(
                            getTranslation("sessions.guests.remove"),
                            event -> {
                                guests.remove(sessionId, guest.id());
                                notice.say(getTranslation("sessions.guests.removed", whole));
                                show();
                            });
            remove.addClassName("button");
            remove.setAriaLabel(getTranslation("sessions.guests.remove.of", whole));
            rows.add(new ListItem(new Span(whole), remove));
        }
        list.add(
                rows.getChildren().findAny().isPresent()
                        ? rows
                        : new Paragraph(getTranslation("sessions.guests.none")));
    }
}
