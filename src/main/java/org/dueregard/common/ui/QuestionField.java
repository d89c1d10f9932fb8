package org.dueregard.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// A question with something to answer: a group named by the question's text. What is in it are the
/// browser's own controls, which every keyboard, screen reader and phone knows.
@Tag("fieldset")
public abstract class QuestionField extends Component {

    private static final long serialVersionUID = 1L;

    private final String fieldId;
    private int lead = 1;

    /// @param id unique on the page; the controls' ids begin with it
    /// @param caption a number before the question, not read out
    protected QuestionField(String id, String caption, SafeHtml question) {
        this.fieldId = id;
        setId(id);
        getElement().setAttribute("class", "question");
        Element legend = new Element("legend");
        // The number is seen and not read out. One property instead of elements of their own: a
        // learner
        // with ten questions open is kept in half the memory.
        String number =
                caption.isEmpty()
                        ? ""
                        : "<span class=\"question-number\" aria-hidden=\"true\">"
                                + SafeHtml.ofText(caption).html()
                                + "</span>";
        SafeHtmlText.fill(legend, new SafeHtml(number + question.html()));
        getElement().appendChild(legend);
    }

    /// The id of a control.
    protected final String id(String part) {
        return fieldId + "-" + part;
    }

    /// Adds something to read between the question and its controls.
    public final void addDetails(@Nullable SafeHtml details) {
        if (details != null) {
            getElement().insertChild(lead++, new SafeHtmlBlock(details).getElement());
        }
    }

    /// Adds a line of plain advice, such as "Choose all that apply".
    public final void addHint(String hint) {
        Element line = new Element("p");
        line.setAttribute("class", "hint");
        line.setText(hint);
        getElement().insertChild(lead++, line);
    }

    /// Adds a part below the controls.
    public final void addBelow(Component part) {
        getElement().appendChild(part.getElement());
    }

    /// Puts the focus on the first control.
    public abstract void focus();
}
