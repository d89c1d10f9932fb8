package org.dueregard.coverage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.coverage.CoverageReport;
import org.dueregard.training.Standing;
import org.dueregard.training.StandingFilter;
import org.dueregard.training.StandingPage;
import org.dueregard.training.StandingRow;
import org.dueregard.training.TrainingRoutes;
import org.jspecify.annotations.Nullable;

/// The people behind one figure, searched, filtered, sorted and paged by the address.
class PeopleSection extends Section {

    private static final long serialVersionUID = 1L;

    private final transient CoverageState state;
    private final boolean mayFollowUp;
    private final H2 heading = new H2();
    private final TextInput search;
    private final SelectInput reason;

    PeopleSection(
            CoverageReport.Line line,
            CoverageState state,
            Function<StandingFilter, StandingPage> people,
            boolean mayFollowUp) {
        this.state = state;
        this.mayFollowUp = mayFollowUp;
        this.search = searchField();
        this.reason = reasonField();
        StandingPage page =
                people.apply(
                        new StandingFilter(
                                line.moduleId(),
                                state.group(),
                                state.reason(),
                                state.search(),
                                state.sort(),
                                state.descending(),
                                state.page()));
        heading.setText(getTranslation("coverage.people", line.title()));
        heading.getElement().setAttribute("tabindex", "-1");
        Div filters = new Div(search, reason);
        filters.addClassName("filters");
        add(heading, filters);
        Paragraph found = new Paragraph(getTranslation("coverage.found", page.total()));
        found.getElement().setAttribute("role", "status");
        found.addClassName("hint");
        add(found);
        if (page.total() > 0) {
            add(table(page, line.title()));
            add(new Pager(page.page(), page.pages(), number -> state.withPage(number).address()));
        }
    }

    static boolean isExposed(Standing standing) {
        return standing == Standing.EXPIRED
                || standing == Standing.STARTED
                || standing == Standing.NEVER;
    }

    /// Puts the focus on what changed since that state: a filter, or else the list as a whole.
    void focus(CoverageState before) {
        if (!before.search().equals(state.search())) {
            search.focus();
        } else if (before.reason() != state.reason()) {
            reason.focus();
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

    private SelectInput reasonField() {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", getTranslation("coverage.reason.all"));
        for (Standing standing : Standing.values()) {
            choices.put(standing.id(), getTranslation("standing." + standing.id()));
        }
        SelectInput field =
                new SelectInput("coverage-reason", getTranslation("coverage.reason"), choices);
        Standing chosen = state.reason();
        field.setValue(chosen == null ? "" : chosen.id());
        field.onChange(() -> go(state.withReason(standing(field.value()))));
        return field;
    }

    private static @Nullable Standing standing(String id) {
        return Arrays.stream(Standing.values())
                .filter(standing -> standing.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static void go(CoverageState next) {
        Navigation.to(next.address());
    }

    private Component table(StandingPage page, String module) {
        Table table = new Table(getTranslation("coverage.people", module));
        addColumn(table, "coverage.column.name", StandingFilter.Sort.NAME);
        table.addColumn(getTranslation("coverage.column.job"));
        addColumn(table, "coverage.column.groups", StandingFilter.Sort.GROUP);
        addColumn(table, "coverage.column.reason", StandingFilter.Sort.REASON);
        addColumn(table, "coverage.column.due", StandingFilter.Sort.DUE);
        for (StandingRow row : page.rows()) {
            table.addRow(
                    mayFollowUp
                            ? new AppLink(TrainingRoutes.record(row.staffMemberId()), row.name())
                            : new Span(row.name()),
                    new Span(row.jobTitle()),
                    new Span(groups(row)),
                    tag(row.standing()),
                    new Span(due(row)));
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
        return Arrays.stream(row.roleGroups().split(", "))
                .map(group -> getTranslation("role-group." + group))
                .collect(Collectors.joining(", "));
    }

    private StateTag tag(Standing standing) {
        StateTag.Kind kind =
                switch (standing) {
                    case COVERED -> StateTag.Kind.COVERED;
                    case IN_GRACE, NOT_YET_DUE, FACE_TO_FACE -> StateTag.Kind.DUE;
                    case ABSENT -> StateTag.Kind.NOT_NEEDED;
                    case EXPIRED, STARTED, NEVER -> StateTag.Kind.NOT_COVERED;
                };
        return new StateTag(kind, getTranslation("standing." + standing.id()));
    }

    private String due(StandingRow row) {
        LocalDate until = row.coveredUntil();
        LocalDate due = row.dueOn();
        if (row.standing().isCovered() && until != null) {
            LocalDate lastDay = until.minusDays(1);
            if (due == null || !due.isAfter(lastDay)) {
                return getTranslation("training.valid-until", Days.inWords(lastDay));
            }
        }
        return due == null ? "" : Days.inWords(due);
    }
}
