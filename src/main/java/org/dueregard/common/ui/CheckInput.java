package org.dueregard.common.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.dom.Element;

/// A labelled box to tick.
public class CheckInput extends Div {

    private static final long serialVersionUID = 1L;
    private static final String CHECKED = "event.target.checked";

    private final Element box = new Element("input");
    private boolean value;

    public CheckInput(String id, String label, boolean value) {
        this.value = value;
        box.setAttribute("type", "checkbox");
        box.setAttribute("id", id);
        box.setAttribute("checked", value);
        box.addEventListener(
                        "change",
                        event -> this.value = event.getEventData().path(CHECKED).asBoolean())
                .addEventData(CHECKED);
        NativeLabel caption = new NativeLabel(label);
        caption.setFor(id);
        addClassName("choice");
        getElement().appendChild(box);
        add(caption);
    }

    /// Calls back when it was ticked or cleared.
    public void onChange(Runnable listener) {
        box.addEventListener(
                        "change",
                        event -> {
                            value = event.getEventData().path(CHECKED).asBoolean();
                            listener.run();
                        })
                .addEventData(CHECKED);
    }

    public boolean value() {
        return value;
    }
}
