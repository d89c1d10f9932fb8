package org.dueregard.administration.ui;

import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.TextInput;
import org.dueregard.people.PersonChange;
import org.jspecify.annotations.Nullable;

/// The fields of a person, for a new one and for changing one.
final class PersonFields {

    private final EntryForm form;
    private final TextInput given;
    private final TextInput family;
    private final TextInput email;
    private final TextInput job;
    private final TextInput started;
    private final TextInput left;
    private final TextInput manager;

    PersonFields(
            String prefix,
            String givenName,
            String familyName,
            @Nullable String address,
            String jobTitle,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate leftOn,
            String lineManager) {
        form = new EntryForm(prefix);
        given = form.text("given-name", word("person.given-name"), givenName);
        family = form.text("family-name", word("person.family-name"), familyName);
        job = form.text("job-title", word("people.column.job"), jobTitle);
        email = form.text("email", word("person.email"), "email", address);
        manager = form.text("line-manager", word("person.line-manager-hint"), lineManager);
        started = form.date("started-on", word("person.started"), startedOn);
        left = form.date("left-on", word("person.left-optional"), leftOn);
    }

    private static String word(String key) {
        return UI.getCurrent().getTranslation(key);
    }

    EntryForm form() {
        return form;
    }

    PersonChange entered() {
        return new PersonChange(
                given.value(),
                family.value(),
                email.value(),
                job.value(),
                EntryForm.day(started),
                EntryForm.day(left),
                manager.value());
    }
}
