package org.dueregard.common.ui;

import com.vaadin.flow.dom.Element;
import java.util.function.Consumer;
import org.dueregard.common.SafeHtml;

/// A question answered with a word or two.
public class WordsField extends QuestionField {

    private static final long serialVersionUID = 1L;

    private static final String TARGET_VALUE = "event.target.value";
    private static final int TYPING_PAUSE_MILLIS = 700;

    private final Element input = new Element("input");
    private String words = "";
    private transient Consumer<String> listener = text -> {};

    /// @param longest characters that can be typed
    public WordsField(String id, String caption, SafeHtml question, int longest) {
        super(id, caption, question);
        Element label = new Element("label");
        label.setAttribute("for", id("words"));
        label.setText(getTranslation("words.label"));
        input.setAttribute("id", id("words"));
        input.setAttribute("type", "text");
        input.setAttribute("maxlength", Integer.toString(longest));
        input.setAttribute("autocomplete", "off");
        input.setAttribute("autocapitalize", "off");
        input.addEventListener(
                        "change",
                        event ->
                                typed(
                                        event.getEventData().path(TARGET_VALUE).asString(""),
                                        longest))
                .addEventData(TARGET_VALUE);
        // Also while typing: somebody may close the page without leaving the field.
        input.addEventListener(
                        "input",
                        event ->
                                typed(
                                        event.getEventData().path(TARGET_VALUE).asString(""),
                                        longest))
                .debounce(TYPING_PAUSE_MILLIS)
                .addEventData(TARGET_VALUE);
        Element row = new Element("div");
        row.setAttribute("class", "field");
        row.appendChild(label, input);
        getElement().appendChild(row);
    }

    private void typed(String value, int longest) {
        String text = value.strip();
        text = text.substring(0, Math.min(longest, text.length()));
        if (!text.equals(words)) {
            words = text;
            listener.accept(words);
        }
    }

    public String words() {
        return words;
    }

    /// Shows what was typed before.
    public void setWords(String typed) {
        words = typed;
        input.setAttribute("value", typed);
    }

    /// Calls back whenever the words change.
    public void onChange(Consumer<String> called) {
        this.listener = called;
    }

    @Override
    public void focus() {
        input.callJsFunction("focus");
    }
}
