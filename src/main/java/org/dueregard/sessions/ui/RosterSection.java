package org.dueregard.sessions.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.people.PersonName;
import org.dueregard.sessions.PlaceState;
import org.dueregard.sessions.RosterFilter;
import org.dueregard.sessions.RosterRow;

/// Who is on the list, who was there and who was assessed; ticked by hand, and people added.
final class RosterSection extends Section {

    private static final long serialVersionUID = 1L;

    /// What the section can have done.
    interface Changes extends java.io.Serializable {

        void attended(RosterRow row, boolean attended);

        void added(PersonName person);
    }

    private final RosterState state;
    private final Changes changes;
    private final boolean onTheDay;
    private final Map<Long, NativeButton> buttons = new HashMap<>();

    /// @param onTheDay whether it is the day of the session, or later
    /// @param editable whether anything can be changed
    RosterSection(
            RosterState state,
            PageOf<RosterRow> page,
            List<PersonName> others,
            boolean onTheDay,
            boolean editable,
            Changes changes) {
        this.state = state;
        this.changes = changes;
        this.onTheDay = onTheDay;
        add(new H2(getTranslation("roster.heading")), filters());
        if (page.total() == 0) {
            add(new Paragraph(getTranslation("roster.nobody")));
        } else {
            add(table(page.rows(), editable));
            add(new Pager(page.page(), page.pages(), state::address));
        }
        if (editable && !state.filter().search().isBlank()) {
            add(others(others));
        }
    }

    private Component filters() {
        Map<String, String> choices = new LinkedHashMap<>();
        for (RosterFilter.Show show : RosterFilter.Show.values()) {
            String id = RosterState.id(show);
            choices.put(id, getTranslation("roster.show." + id));
        }
        SelectInput show = new SelectInput("roster-show", getTranslation("roster.show"), choices);
        show.setValue(RosterState.id(state.filter().show()));
        TextInput search =
                new TextInput("roster-search", getTranslation("roster.search"), "search");
        search.setValue(state.filter().search());
        Runnable go =
                () ->
                        Navigation.to(
                                state.address(RosterState.show(show.value()), search.value(), 1));
        show.onChange(go);
        search.onChange(go);
        Div filters = new Div(show, search);
        filters.addClassName("filters");
        return filters;
    }

    private Component table(List<RosterRow> rows, boolean editable) {
        Table table = new Table(getTranslation("roster.heading"));
        table.addColumn(getTranslation("people.column.name"));
        table.addColumn(getTranslation("roster.place"));
        table.addColumn(getTranslation("roster.attended"));
        table.addColumn(getTranslation("roster.assessed"));
        if (editable && onTheDay) {
            table.addColumn(getTranslation("roster.by-hand"));
        }
        for (RosterRow row : rows) {
            Component[] cells = {name(row), place(row), attended(row), assessed(row)};
            if (editable && onTheDay) {
                table.addRow(cells[0], cells[1], cells[2], cells[3], button(row));
            } else {
                table.addRow(cells);
            }
        }
        return table;
    }

    private Component name(RosterRow row) {
        Div cell = new Div(new Span(row.name()));
        if (!row.hasEmail()) {
            Paragraph hint = new Paragraph(getTranslation("roster.no-email"));
            hint.addClassName("hint");
            cell.add(hint);
        }
        return cell;
    }

    private Component place(RosterRow row) {
        return new Span(
                getTranslation(
                        switch (row.state()) {
                            case BOOKED -> "roster.state.booked";
                            case WAITING -> "roster.state.waiting";
                            case WALK_IN -> "roster.state.walk-in";
                        }));
    }

    private Component attended(RosterRow row) {
        if (row.attended()) {
            return new StateTag(StateTag.Kind.COVERED, getTranslation("roster.was-there"));
        }
        return onTheDay && row.state() == PlaceState.BOOKED
                ? new StateTag(StateTag.Kind.NOT_COVERED, getTranslation("roster.not-there"))
                : new Span(getTranslation("roster.not-yet"));
    }

    private Component assessed(RosterRow row) {
        if (row.passed()) {
            return new StateTag(StateTag.Kind.COVERED, getTranslation("roster.passed"));
        }
        if (row.assessed()) {
            return new StateTag(StateTag.Kind.NOT_COVERED, getTranslation("roster.not-passed"));
        }
        return row.attended()
                ? new StateTag(StateTag.Kind.DUE, getTranslation("roster.not-assessed"))
                : new Span(getTranslation("roster.not-yet"));
    }

    private Component button(RosterRow row) {
        if (row.assessed() && row.attended()) {
            return new Span("");
        }
        String label = getTranslation(row.attended() ? "roster.undo" : "roster.tick");
        NativeButton button =
                new NativeButton(label, event -> changes.attended(row, !row.attended()));
        button.addClassName("button");
        button.getElement().setAttribute("aria-label", label + ": " + row.name());
        buttons.put(row.staffMemberId(), button);
        return button;
    }

    private Component others(List<PersonName> others) {
        Section section = new Section(new H2(getTranslation("roster.others")));
        if (others.isEmpty()) {
            section.add(new Paragraph(getTranslation("roster.others.nobody")));
            return section;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        String label = getTranslation(onTheDay ? "roster.tick" : "roster.book");
        for (PersonName person : others) {
            NativeButton add = new NativeButton(label, event -> changes.added(person));
            add.addClassName("button");
            add.getElement().setAttribute("aria-label", label + ": " + person.name());
            list.add(new ListItem(new Span(person.name()), add));
        }
        section.add(list);
        return section;
    }

    /// Puts the focus back on somebody's button.
    void focus(long person) {
        NativeButton button = buttons.get(person);
        if (button != null) {
            button.getElement().callJsFunction("focus");
        }
    }
}
