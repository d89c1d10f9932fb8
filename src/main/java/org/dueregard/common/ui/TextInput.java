package org.dueregard.common.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.data.value.ValueChangeMode;

/// A labelled line of text.
public class TextInput extends Div {

    private static final long serialVersionUID = 1L;

    private final Input input = new Input(ValueChangeMode.ON_CHANGE);

    public TextInput(String id, String label, String type) {
        input.setId(id);
        input.setType(type);
        NativeLabel caption = new NativeLabel(label);
        caption.setFor(id);
        addClassName("field");
        add(caption, input);
    }

    public String value() {
        return input.getValue();
    }

    public void setValue(String value) {
        input.setValue(value);
    }

    public void onChange(Runnable listener) {
        input.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                listener.run();
            }
        });
    }

    /// Calls back while somebody types, at each pause.
    public void onTyping(Runnable listener) {
        input.setValueChangeMode(ValueChangeMode.LAZY);
        onChange(listener);
    }

    public void focus() {
        input.getElement().callJsFunction("focus");
    }
}
