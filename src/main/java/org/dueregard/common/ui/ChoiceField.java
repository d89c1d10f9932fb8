package org.dueregard.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// A question with options to tick: a group named by the question, of plain radio buttons or
/// checkboxes, which every keyboard, screen reader and phone knows.
@Tag("fieldset")
public class ChoiceField extends Component {

    private static final long serialVersionUID = 1L;

    private static final String TARGET_VALUE = "event.target.value";
    private static final String TARGET_CHECKED = "event.target.checked";

    private final boolean several;
    private final List<Element> inputs = new ArrayList<>();
    private final TreeSet<Integer> ticked = new TreeSet<>();

    /// @param id unique on the page; the options' ids begin with it
    /// @param several whether more than one may be ticked
    public ChoiceField(String id, String caption, SafeHtml question, boolean several) {
        this.several = several;
        setId(id);
        getElement().setAttribute("class", "question");
        Element legend = new Element("legend");
        if (!caption.isEmpty()) {
            Element number = new Element("span");
            number.setAttribute("class", "question-number");
            number.setAttribute("aria-hidden", "true");
            number.setText(caption);
            legend.appendChild(number);
        }
        Element text = new Element("span");
        SafeHtmlText.fill(text, question);
        legend.appendChild(text);
        getElement().appendChild(legend);
    }

    /// Adds something to read between the question and its options.
    public void addDetails(@Nullable SafeHtml details) {
        if (details != null) {
            getElement().appendChild(new SafeHtmlBlock(details).getElement());
        }
    }

    /// Adds a line of plain advice, such as "Choose all that apply".
    public void addHint(String hint) {
        Element line = new Element("p");
        line.setAttribute("class", "hint");
        line.setText(hint);
        getElement().appendChild(line);
    }

    /// Adds the next option.
    public void addChoice(SafeHtml text, boolean chosen) {
        int index = inputs.size();
        String inputId = getId().orElseThrow() + "-" + index;
        Element input = new Element("input");
        input.setAttribute("type", several ? "checkbox" : "radio");
        input.setAttribute("id", inputId);
        input.setAttribute("name", getId().orElseThrow());
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
                            if (index >= 0 && index < inputs.size()) {
                                tick(index, event.getEventData().path(TARGET_CHECKED).asBoolean());
                                listener.accept(ticked());
                            }
                        })
                .addEventData(TARGET_VALUE)
                .addEventData(TARGET_CHECKED);
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

    /// Puts the focus on the first option.
    public void focus() {
        inputs.getFirst().callJsFunction("focus");
    }
}
