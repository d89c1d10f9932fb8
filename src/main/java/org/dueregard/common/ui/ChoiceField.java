package org.dueregard.common.ui;

import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.dueregard.common.SafeHtml;

/// A question with options to tick: plain radio buttons or checkboxes.
public class ChoiceField extends QuestionField {

    private static final long serialVersionUID = 1L;

    private static final String TARGET_VALUE = "event.target.value";
    private static final String TARGET_NAME = "event.target.name";
    private static final String TARGET_CHECKED = "event.target.checked";

    private final boolean several;
    private final List<Element> inputs = new ArrayList<>();
    private final TreeSet<Integer> ticked = new TreeSet<>();

    /// @param id unique on the page; the options' ids begin with it
    /// @param several whether more than one may be ticked
    public ChoiceField(String id, String caption, SafeHtml question, boolean several) {
        super(id, caption, question);
        this.several = several;
    }

    /// Adds the next option.
    public void addChoice(SafeHtml text, boolean chosen) {
        int index = inputs.size();
        String inputId = id(Integer.toString(index));
        Element input = new Element("input");
        input.setAttribute("type", several ? "checkbox" : "radio");
        input.setAttribute("id", inputId);
        input.setAttribute("name", id());
        input.setAttribute("value", Integer.toString(index));
        Element label = new Element("label");
        label.setAttribute("for", inputId);
        SafeHtmlText.fill(label, text);
        Element row = new Element("div");
        row.setAttribute("class", "choice");
        row.appendChild(input, label);
        inputs.add(input);
        getElement().appendChild(row);
        if (chosen) {
            ticked.add(index);
            input.setAttribute("checked", true);
        }
    }

    /// What is ticked, by option from 0.
    public Set<Integer> ticked() {
        return Set.copyOf(ticked);
    }

    /// Calls back with everything that is ticked, whenever that changes.
    public void onChange(Consumer<Set<Integer>> listener) {
        getElement()
                .addEventListener(
                        "change",
                        event -> {
                            int index = parse(event.getEventData().path(TARGET_VALUE).asString(""));
                            if (event.getEventData().path(TARGET_NAME).asString("").equals(id())
                                    && index >= 0
                                    && index < inputs.size()) {
                                tick(index, event.getEventData().path(TARGET_CHECKED).asBoolean());
                                listener.accept(ticked());
                            }
                        })
                .addEventData(TARGET_NAME)
                .addEventData(TARGET_VALUE)
                .addEventData(TARGET_CHECKED);
    }

    private String id() {
        return getId().orElseThrow();
    }

    private static int parse(String value) {
        return value.matches("\\d{1,3}") ? Integer.parseInt(value) : -1;
    }

    private void tick(int index, boolean on) {
        if (!several) {
            ticked.clear();
        }
        if (on) {
            ticked.add(index);
        } else {
            ticked.remove(index);
        }
        for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).setAttribute("checked", ticked.contains(i));
        }
    }

    @Override
    public void focus() {
        inputs.getFirst().callJsFunction("focus");
    }
}
