package org.dueregard.sessions.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.people.RoleGroup;
import org.dueregard.sessions.SessionEntry;

/// The fields of a session, for a new one and for changing one.
final class SessionFields {

    private final EntryForm form;
    private final TextInput title;
    private final SelectInput module;
    private final TextInput date;
    private final TextInput begins;
    private final TextInput ends;
    private final TextInput place;
    private final TextInput places;
    private final CheckInput faceToFace;
    private final Map<RoleGroup, CheckInput> groups = new EnumMap<>(RoleGroup.class);

    /// @param shown what the fields hold at first
    /// @param modules what can be taught, titles by id
    SessionFields(SessionEntry shown, Map<String, String> modules) {
        form = new EntryForm("session");
        title = form.text("title", word("sessions.title"), shown.title());
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", word("action.choose"));
        choices.putAll(modules);
        module = form.select("module", word("sessions.module"), choices, shown.moduleId());
        date = form.date("date", word("sessions.date"), shown.heldOn());
        begins = time("begins", shown.begins());
        ends = time("ends", shown.ends());
        place = form.text("place", word("sessions.fact.place"), shown.place());
        places = form.text("places", word("sessions.places"), "number", shown.places());
        places.addClassName("field-short");
        faceToFace = form.check("face-to-face", word("sessions.face-to-face"), shown.faceToFace());
        FieldSet invited = new FieldSet(word("sessions.groups"));
        invited.addClassName("question");
        for (RoleGroup group : RoleGroup.values()) {
            CheckInput box =
                    new CheckInput(
                            "session-group-" + group.id(),
                            word("role-group." + group.id()),
                            shown.groups().contains(group));
            groups.put(group, box);
            invited.add(box);
        }
        form.note(new Div(invited));
    }

    private TextInput time(String field, String value) {
        TextInput input = form.text(field, word("sessions." + field), "time", value);
        input.addClassName("field-short");
        return input;
    }

    private static String word(String key) {
        return UI.getCurrent().getTranslation(key);
    }

    EntryForm form() {
        return form;
    }

    SessionEntry entered() {
        return new SessionEntry(
                title.value(),
                module.value(),
                EntryForm.day(date),
                begins.value(),
                ends.value(),
                place.value(),
                places.value(),
                faceToFace.value(),
                groups.entrySet().stream()
                        .filter(group -> group.getValue().value())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }
}
