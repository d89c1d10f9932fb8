package org.dueregard.coverage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.standing.StandingFilter;
import org.dueregard.standing.StandingPage;
import org.dueregard.standing.StandingRow;
import org.dueregard.standing.Verdict;
import org.dueregard.training.TrainingRoutes;

/// The people behind one figure, searched, filtered, sorted and paged by the address.
class PeopleSection extends Section {

    private static final long serialVersionUID = 1L;

    private final transient CoverageState state;
    private final boolean mayFollowUp;
    private final H2 heading = new H2();
    private final TextInput search;
    private final SelectInput show;
    private final transient Map<String, String> titles;

    /// @param title the requirement's, or what all of them are together
    /// @param titles of requirements by their ids
    PeopleSection(
            String title,
            CoverageState state,
            StandingPage page,
            Map<String, String> titles,
            boolean mayFollowUp) {
        this.state = state;
        this.titles = titles;
        this.mayFollowUp = mayFollowUp;
        this.search = searchField();
        this.show = showField();
        heading.setText(getTranslation("coverage.people", title));
        heading.getElement().setAttribute("tabindex", "-1");
        Div filters = new Div(search, show);
        filters.addClassName("filters");
        add(heading, filters);
        Paragraph found =
                new Paragraph(getTranslation("coverage.found", page.people(), page.total()));
        found.getElement().setAttribute("role", "status");
        found.addClassName("hint");
        add(found);
        if (page.total() > 0) {
            add(table(page, title));
            add(new Pager(page.page(), page.pages(), number -> state.withPage(number).address()));
        }
        AppLink close = new AppLink(state.closed().address(), getTranslation("coverage.close"));
        add(new Paragraph(close));
    }

    /// Puts the focus on what changed since that state: a filter, or else the list as a whole.
    void focus(CoverageState before) {
        if (!before.search().equals(state.search())) {
            search.focus();
        } else if (before.show() != state.show()) {
            show.focus();
        } else {
            heading.getElement().callJsFunction("focus");
        }
    }

    private TextInput searchField() {
        TextInput field =
                new TextInput("coverage-search", getTranslation("coverage.search"), "search");
        field.setValue(state.search());
        field.onChange(() -> go(state.withSearch(field.value())));
        return field;
    }

    private SelectInput showField() {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Listed shown : Listed.values()) {
            choices.put(shown.id(), getTranslation("coverage.show." + shown.id()));
        }
        SelectInput field =
                new SelectInput("coverage-show", getTranslation("coverage.show"), choices);
        Listed chosen = state.show();
        field.setValue(chosen == null ? Listed.NOT_COVERED.id() : chosen.id());
        field.onChange(() -> go(state.withShow(Listed.find(field.value()))));
        return field;
    }

    private static void go(CoverageState next) {
        Navigation.to(next.address());
    }

    private Component table(StandingPage page, String title) {
        Table table = new Table(getTranslation("coverage.people", title));
        boolean several = state.module() == null;
        addColumn(table, "coverage.column.name", StandingFilter.Sort.NAME);
        table.addColumn(getTranslation("coverage.column.job"));
        if (several) {
            addColumn(table, "coverage.column.requirement", StandingFilter.Sort.MODULE);
        }
        addColumn(table, "coverage.column.groups", StandingFilter.Sort.GROUP);
        addColumn(table, "coverage.column.reason", StandingFilter.Sort.REASON);
        addColumn(table, "coverage.column.due", StandingFilter.Sort.DUE);
        for (StandingRow row : page.rows()) {
            List<Component> cells = new ArrayList<>();
            cells.add(
                    mayFollowUp
                            ? new AppLink(TrainingRoutes.record(row.staffMemberId()), row.name())
                            : new Span(row.name()));
            cells.add(new Span(row.jobTitle()));
            if (several) {
                cells.add(new Span(titles.getOrDefault(row.moduleId(), row.moduleId())));
            }
            cells.add(new Span(groups(row)));
            cells.add(new VerdictTag(row.verdict()));
            cells.add(new Span(due(row.verdict())));
            table.addRow(cells.toArray(Component[]::new));
        }
        return table;
    }

    private void addColumn(Table table, String key, StandingFilter.Sort sort) {
        String name = getTranslation(key);
        AppLink head = new AppLink(state.sortedBy(sort).address(), name);
        head.addClassName("sort");
        String sorted = "none";
        if (state.sort() == sort) {
            sorted = state.descending() ? "descending" : "ascending";
        }
        table.addColumn(name, head, sorted);
    }

    private String groups(StandingRow row) {
        return row.groups().stream()
                .map(group -> getTranslation("role-group." + group.id()))
                .collect(Collectors.joining(", "));
    }

    private String due(Verdict verdict) {
        LocalDate until = verdict.coveredUntil();
        LocalDate due = verdict.dueOn();
        if (verdict.standing().isCovered() && until != null) {
            LocalDate lastDay = until.minusDays(1);
            if (due == null || !due.isAfter(lastDay)) {
                return getTranslation("training.valid-until", Days.inWords(lastDay));
            }
        }
        return due == null ? "" : Days.inWords(due);
    }
}
