package org.dueregard.common.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.dom.Element;

/// A labelled text of several lines.
public class TextAreaInput extends Div {

    private static final long serialVersionUID = 1L;

    private static final String TARGET_VALUE = "event.target.value";
    private static final int TYPING_PAUSE_MILLIS = 500;

    private final Element area = new Element("textarea");
    private String value = "";

    /// @param rows lines that are seen at once
    public TextAreaInput(String id, String label, int rows) {
        area.setAttribute("id", id);
        area.setAttribute("rows", Integer.toString(rows));
        NativeLabel caption = new NativeLabel(label);
        caption.setFor(id);
        addClassName("field");
        add(caption);
        getElement().appendChild(area);
        listen("change", () -> {});
    }

    public String value() {
        return value;
    }

    public final void setValue(String text) {
        value = text;
        area.setProperty("value", text);
    }

    /// Calls back while somebody types, at each pause, and when the field is left.
    public void onTyping(Runnable listener) {
        listen("input", listener);
        listen("change", listener);
    }

    private void listen(String event, Runnable listener) {
        var registration =
                area.addEventListener(
                        event,
                        sent -> {
                            value = sent.getEventData().path(TARGET_VALUE).asString(value);
                            listener.run();
                        });
        registration.addEventData(TARGET_VALUE);
        if (event.equals("input")) {
            registration.debounce(TYPING_PAUSE_MILLIS);
        }
    }
}
