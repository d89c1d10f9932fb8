package org.dueregard.guidance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.content.GuidanceEntry;
import org.dueregard.guidance.RegisterFilter;
import org.dueregard.guidance.RegisterRow;

/// The register as a table that becomes cards on a phone.
class RegisterSection extends Section {

    private static final long serialVersionUID = 1L;

    private final transient RegisterState state;

    RegisterSection(RegisterState state, List<RegisterRow> rows) {
        this.state = state;
        Paragraph found = new Paragraph(getTranslation("guidance.found", rows.size()));
        found.addClassName("hint");
        found.getElement().setAttribute("role", "status");
        add(
                new H2(getTranslation("guidance.register.heading")),
                new Paragraph(getTranslation("guidance.register.text")),
                filters(),
                found);
        if (!rows.isEmpty()) {
            add(table(rows));
        }
    }

    private Component filters() {
        TextInput search =
                new TextInput("guidance-search", getTranslation("guidance.search"), "search");
        search.setValue(state.filter().search());
        search.onChange(() -> Navigation.to(state.searching(search.value()).address()));
        Map<String, String> choices = new LinkedHashMap<>();
        for (RegisterFilter.Show show : RegisterFilter.Show.values()) {
            choices.put(
                    RegisterState.id(show),
                    getTranslation("guidance.show." + RegisterState.id(show)));
        }
        SelectInput shown =
                new SelectInput("guidance-show", getTranslation("guidance.show"), choices);
        shown.setValue(RegisterState.id(state.filter().show()));
        shown.onChange(
                () -> Navigation.to(state.showing(RegisterState.show(shown.value())).address()));
        Div filters = new Div(search, shown);
        filters.addClassName("filters");
        return filters;
    }

    private Table table(List<RegisterRow> rows) {
        Table table = new Table(getTranslation("guidance.register.heading"));
        sortable(table, "title", RegisterFilter.Sort.TITLE);
        sortable(table, "publisher", RegisterFilter.Sort.PUBLISHER);
        table.addColumn(getTranslation("guidance.label.nation"));
        sortable(table, "in-force", RegisterFilter.Sort.FROM);
        table.addColumn(getTranslation("guidance.label.replaced-by"));
        table.addColumn(getTranslation("guidance.label.cited"));
        rows.forEach(row -> add(table, row));
        return table;
    }

    private void sortable(Table table, String key, RegisterFilter.Sort sort) {
        String name = getTranslation("guidance.label." + key);
        boolean chosen = state.filter().sort() == sort;
        table.addColumn(
                name,
                new AppLink(state.sorted(sort).address(), name),
                chosen ? (sort == RegisterFilter.Sort.FROM ? "descending" : "ascending") : "none");
    }

    private void add(Table table, RegisterRow row) {
        GuidanceEntry entry = row.entry();
        Div held = new Div(new Span(GuidanceWords.inForce(this, entry)));
        if (row.ahead()) {
            held.add(
                    new Span(" "),
                    new StateTag(StateTag.Kind.DUE, getTranslation("guidance.ahead")));
        }
        GuidanceEntry next = row.replacement();
        table.addRow(
                GuidanceWords.link(this, entry, GuidanceWords.named(this, entry), row.out()),
                new Span(entry.publisher()),
                new Span(GuidanceWords.nation(this, entry.nation())),
                held,
                next == null
                        ? new Span(getTranslation("guidance.replaced-by.none"))
                        : GuidanceWords.link(this, next, GuidanceWords.named(this, next), false),
                new Span(getTranslation("guidance.cited-in", row.citedIn())));
    }
}
