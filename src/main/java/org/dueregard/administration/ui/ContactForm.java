package org.dueregard.administration.ui;

import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.pathway.Contact;
import org.dueregard.pathway.ContactEntry;
import org.dueregard.pathway.ContactRole;
import org.dueregard.pathway.Hours;
import org.jspecify.annotations.Nullable;

/// One contact's fields: those that its role has, and no more.
class ContactForm extends Div {

    private static final long serialVersionUID = 1L;

    private static final String WEEKDAYS = "weekdays";
    private static final String EVERY_DAY = "every-day";

    private final ContactRole role;
    private final EntryForm form;
    private final TextInput name;
    private final @Nullable TextInput place;
    private final @Nullable TextInput phone;
    private final @Nullable TextInput url;
    private final @Nullable TextInput opens;
    private final @Nullable TextInput closes;
    private final @Nullable SelectInput days;
    private final TextInput source;
    private final TextInput owner;
    private final CheckInput sure;

    /// @param id unique on the page
    ContactForm(String id, ContactRole role, @Nullable Contact known, Consumer<ContactEntry> save) {
        this.role = role;
        this.form = new EntryForm(id);
        boolean isSystem = role == ContactRole.RECORDING_SYSTEM;
        Hours hours = known == null ? null : known.hours();
        name =
                text(
                        "name",
                        isSystem ? "contact.name.system" : "contact.name",
                        "text",
                        known == null ? null : known.name());
        place =
                role.isPerson() || isSystem
                        ? text(
                                "place",
                                isSystem ? "contact.place.form" : "contact.place",
                                "text",
                                known == null ? null : known.place())
                        : null;
        phone =
                isSystem
                        ? null
                        : text(
                                "phone",
                                "contact.phone",
                                "tel",
                                known == null ? null : known.phone());
        url =
                role.isPerson()
                        ? null
                        : text("url", "contact.url", "url", known == null ? null : known.url());
        boolean hasHours = !role.isPerson() && !isSystem;
        opens =
                hasHours
                        ? text(
                                "opens",
                                "contact.opens",
                                "time",
                                hours == null ? null : hours.opens().toString())
                        : null;
        closes =
                hasHours
                        ? text(
                                "closes",
                                "contact.closes",
                                "time",
                                hours == null ? null : hours.closes().toString())
                        : null;
        days = hasHours ? days(hours) : null;
        source = text("source", "contact.source", "text", known == null ? null : known.source());
        owner = text("owner", "contact.owner", "text", known == null ? null : known.owner());
        sure = form.check("verified", getTranslation("contact.verified-today"), known == null);
        form.button(getTranslation("action.save"), false, () -> save.accept(entry()));
        add(form);
    }

    private TextInput text(String field, String label, String type, @Nullable String value) {
        return form.text(field, getTranslation(label), type, value);
    }

    private SelectInput days(@Nullable Hours hours) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put(WEEKDAYS, getTranslation("contact.days.weekdays"));
        choices.put(EVERY_DAY, getTranslation("contact.days.every-day"));
        boolean every =
                hours == null ? role == ContactRole.LOCAL_AUTHORITY_OUT_OF_HOURS : hours.everyDay();
        return form.select(
                "days", getTranslation("contact.days"), choices, every ? EVERY_DAY : WEEKDAYS);
    }

    private ContactEntry entry() {
        return new ContactEntry(
                name.value(),
                value(place),
                value(phone),
                value(url),
                source.value(),
                owner.value(),
                value(opens),
                value(closes),
                days != null && days.value().equals(EVERY_DAY),
                sure.value());
    }

    private static @Nullable String value(@Nullable TextInput input) {
        return input == null ? null : input.value();
    }
}
