package org.dueregard.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dueregard.common.InvalidInputException;
import org.jspecify.annotations.Nullable;

/// Labelled fields and a button. What cannot be taken is told in a summary that takes the focus, each
/// line leading to its field, and again beside the field.
public class EntryForm extends Div {

    private static final long serialVersionUID = 1L;

    private final String prefix;
    private final Div summary = new Div();
    private final Div actions = new Div();
    private final Map<String, Div> fields = new LinkedHashMap<>();

    /// @param prefix unique on the page; the fields' ids begin with it
    public EntryForm(String prefix) {
        this.prefix = prefix;
        addClassName("entry-form");
        summary.getElement().setAttribute("tabindex", "-1");
        actions.addClassName("form-actions");
        add(summary, actions);
    }

    private String id(String field) {
        return prefix + "-" + field;
    }

    private <T extends Div> T put(String field, T input) {
        fields.put(field, input);
        addComponentAtIndex(indexOf(actions), input);
        return input;
    }

    /// A line of text.
    public TextInput text(String field, String label, @Nullable String value) {
        return text(field, label, "text", value);
    }

    /// @param type as HTML knows it: `text`, `email`, `number`
    public TextInput text(String field, String label, String type, @Nullable String value) {
        TextInput input = new TextInput(id(field), label, type);
        input.setValue(value == null ? "" : value);
        return put(field, input);
    }

    /// A day.
    public TextInput date(String field, String label, @Nullable LocalDate value) {
        TextInput input = text(field, label, "date", value == null ? "" : value.toString());
        input.addClassName("field-short");
        return input;
    }

    /// A text of several lines.
    public TextAreaInput area(String field, String label, int rows, String value) {
        TextAreaInput input = new TextAreaInput(id(field), label, rows);
        input.setValue(value);
        return put(field, input);
    }

    /// A choice from a short list.
    public SelectInput select(
            String field, String label, Map<String, String> choices, String value) {
        SelectInput input = new SelectInput(id(field), label, choices);
        input.setValue(value);
        return put(field, input);
    }

    /// A box to tick.
    public CheckInput check(String field, String label, boolean value) {
        return put(field, new CheckInput(id(field), label, value));
    }

    /// Something to read between the fields.
    public void note(Component note) {
        addComponentAtIndex(indexOf(actions), note);
    }

    /// A button that does something with what was entered.
    public void button(String label, boolean primary, Runnable action) {
        NativeButton button = new NativeButton(label, event -> attempt(action));
        button.addClassNames("button");
        if (primary) {
            button.addClassName("button-primary");
        }
        actions.add(button);
    }

    private void attempt(Runnable action) {
        clear();
        try {
            action.run();
        } catch (InvalidInputException e) {
            show(e);
        }
    }

    private void clear() {
        summary.removeAll();
        summary.setClassName("");
        summary.getElement().removeAttribute("role");
        fields.values().forEach(field -> field.getElement().getClassList().remove("field-invalid"));
    }

    private void show(InvalidInputException invalid) {
        UnorderedList list = new UnorderedList();
        for (InvalidInputException.Problem problem : invalid.problems()) {
            String text = getTranslation(problem.key(), problem.arguments().toArray());
            Div field = fields.get(problem.field());
            if (field == null) {
                list.add(new ListItem(new Span(text)));
            } else {
                Anchor link = new Anchor("#" + id(problem.field()), text);
                link.getElement().setAttribute("router-ignore", true);
                list.add(new ListItem(link));
                field.addClassName("field-invalid");
            }
        }
        summary.add(new H2(getTranslation("invalid.heading")), list);
        summary.setClassName("error-summary");
        summary.getElement().setAttribute("role", "alert");
        summary.getElement().callJsFunction("focus");
    }

    /// The day in a field, absent when it is empty or no day.
    public static @Nullable LocalDate day(TextInput input) {
        try {
            return input.value().isBlank() ? null : LocalDate.parse(input.value());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
