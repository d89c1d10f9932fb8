package org.dueregard.common.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dueregard.common.SafeHtml;

/// A question whose items are put in order with a button up and a button down beside each: nothing has
/// to be dragged. Where an item came to is said aloud.
public class OrderField extends QuestionField {

    private static final long serialVersionUID = 1L;

    private final Element list = new Element("ol");
    private final Span moved = new Span();
    private final List<Row> rows = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();
    private transient Consumer<List<Integer>> listener = items -> {};

    private static final class Row implements java.io.Serializable {
        private static final long serialVersionUID = 1L;

        private final Element item = new Element("li");
        private final String text;
        private final NativeButton up;
        private final NativeButton down;

        Row(String text, NativeButton up, NativeButton down) {
            this.text = text;
            this.up = up;
            this.down = down;
        }
    }

    public OrderField(String id, String caption, SafeHtml question) {
        super(id, caption, question);
        list.setAttribute("class", "order");
        moved.addClassName("visually-hidden");
        moved.getElement().setAttribute("role", "status");
        getElement().appendChild(list, moved.getElement());
    }

    /// Adds the next item, in the order in which they are first shown.
    public void addItem(String text, SafeHtml html) {
        int index = rows.size();
        NativeButton up = new NativeButton("", event -> move(index, -1));
        up.getElement().setAttribute("aria-label", getTranslation("order.up", text));
        NativeButton down = new NativeButton("", event -> move(index, 1));
        down.getElement().setAttribute("aria-label", getTranslation("order.down", text));
        up.addClassNames("order-move", "order-up");
        down.addClassNames("order-move", "order-down");
        Row row = new Row(text, up, down);
        Element words = new Element("span");
        words.setAttribute("class", "order-text");
        SafeHtmlText.fill(words, html);
        row.item.appendChild(words, up.getElement(), down.getElement());
        rows.add(row);
        order.add(index);
        list.appendChild(row.item);
        showEnds();
    }

    /// Shows an order that was given before.
    public void setOrder(List<Integer> items) {
        if (items.size() == rows.size() && order.containsAll(items)) {
            order.clear();
            order.addAll(items);
            arrange();
        }
    }

    /// The items from top to bottom, by their number from 0.
    public List<Integer> order() {
        return List.copyOf(order);
    }

    /// Calls back with the whole order, whenever it changes.
    public void onChange(Consumer<List<Integer>> called) {
        this.listener = called;
    }

    private void move(int item, int by) {
        int from = order.indexOf(item);
        int to = from + by;
        if (to < 0 || to >= order.size()) {
            return;
        }
        order.remove(Integer.valueOf(item));
        order.add(to, item);
        arrange();
        Row row = rows.get(item);
        // At the ends too: pressing once too often must not undo what was done.
        (by < 0 ? row.up : row.down).getElement().callJsFunction("focus");
        moved.setText(getTranslation("order.moved", row.text, to + 1, order.size()));
        listener.accept(order());
    }

    private void arrange() {
        list.removeAllChildren();
        order.forEach(item -> list.appendChild(rows.get(item).item));
        showEnds();
    }

    /// At the ends a button has nothing to do; it stays where it is, so that the focus does too.
    private void showEnds() {
        for (int place = 0; place < order.size(); place++) {
            Row row = rows.get(order.get(place));
            row.up.getElement().setAttribute("aria-disabled", Boolean.toString(place == 0));
            row.down
                    .getElement()
                    .setAttribute("aria-disabled", Boolean.toString(place == order.size() - 1));
        }
    }

    @Override
    public void focus() {
        rows.get(order.getFirst()).down.getElement().callJsFunction("focus");
    }
}
