package org.dueregard.common.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.Map;

/// A labelled choice from a short list: the browser's own, which phones show best.
public class SelectInput extends Div {

    private static final long serialVersionUID = 1L;

    private static final String TARGET_VALUE = "event.target.value";

    private final Element select = new Element("select");
    private final LinkedHashMap<String, Element> options = new LinkedHashMap<>();
    private String value = "";

    /// @param choices texts by value, in order
    public SelectInput(String id, String label, Map<String, String> choices) {
        select.setAttribute("id", id);
        NativeLabel caption = new NativeLabel(label);
        caption.setFor(id);
        addClassName("field");
        add(caption);
        getElement().appendChild(select);
        choices.forEach((key, text) -> {
            Element option = new Element("option");
            option.setAttribute("value", key);
            option.setText(text);
            options.put(key, option);
            select.appendChild(option);
        });
        listen(() -> {});
    }

    public String value() {
        return value;
    }

    /// Chooses a value; an unknown one leaves the choice as it is.
    public final void setValue(String chosen) {
        if (options.containsKey(chosen)) {
            value = chosen;
            options.forEach((key, option) -> option.setAttribute("selected", key.equals(chosen)));
        }
    }

    public void onChange(Runnable listener) {
        listen(listener);
    }

    private void listen(Runnable listener) {
        select.addEventListener(
                        "change",
                        event -> {
                            setValue(event.getEventData().path(TARGET_VALUE).asString(""));
                            listener.run();
                        })
                .addEventData(TARGET_VALUE);
    }

    public void focus() {
        select.callJsFunction("focus");
    }
}
