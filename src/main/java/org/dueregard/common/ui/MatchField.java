package org.dueregard.common.ui;

import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dueregard.common.SafeHtml;

/// A question whose cells are matched: beside each on the left a list to choose from.
public class MatchField extends QuestionField {

    private static final long serialVersionUID = 1L;

    private static final String TARGET_VALUE = "event.target.value";

    private final List<String> rights;
    private final List<Element> selects = new ArrayList<>();
    private final List<Integer> chosen = new ArrayList<>();
    private transient Consumer<List<Integer>> listener = pairs -> {};

    public MatchField(String id, String caption, SafeHtml question, List<String> rights) {
        super(id, caption, question);
        this.rights = new ArrayList<>(rights);
    }

    /// Adds the next cell on the left.
    ///
    /// @param right what was chosen for it, below 0 where nothing was
    public void addLeft(SafeHtml html, int right) {
        int left = selects.size();
        String selectId = id(Integer.toString(left));
        Element label = new Element("label");
        label.setAttribute("for", selectId);
        SafeHtmlText.fill(label, html);
        Element select = new Element("select");
        select.setAttribute("id", selectId);
        // One property instead of an element for each: a list for each cell would be most of what
        // is
        // kept of a page.
        StringBuilder options = new StringBuilder();
        option(options, -1, getTranslation("match.choose"), right < 0);
        for (int i = 0; i < rights.size(); i++) {
            option(options, i, rights.get(i), i == right);
        }
        SafeHtmlText.fill(select, new SafeHtml(options.toString()));
        select.addEventListener(
                        "change",
                        event -> choose(left, event.getEventData().path(TARGET_VALUE).asString("")))
                .addEventData(TARGET_VALUE);
        Element row = new Element("div");
        row.setAttribute("class", "match-row");
        row.appendChild(label, select);
        getElement().appendChild(row);
        selects.add(select);
        chosen.add(right);
    }

    private static void option(StringBuilder options, int value, String text, boolean selected) {
        options.append("<option value=\"")
                .append(value < 0 ? "" : Integer.toString(value))
                .append(selected ? "\" selected>" : "\">")
                .append(SafeHtml.ofText(text).html())
                .append("</option>");
    }

    private void choose(int left, String value) {
        int right = value.matches("\\d{1,2}") ? Integer.parseInt(value) : -1;
        if (right < rights.size()) {
            chosen.set(left, right);
            listener.accept(chosen());
        }
    }

    /// For each cell on the left the one chosen on the right, -1 where there is none.
    public List<Integer> chosen() {
        return List.copyOf(chosen);
    }

    /// Calls back with everything that is chosen, whenever that changes.
    public void onChange(Consumer<List<Integer>> called) {
        this.listener = called;
    }

    @Override
    public void focus() {
        selects.getFirst().callJsFunction("focus");
    }
}
