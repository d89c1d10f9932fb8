package org.dueregard.lessons.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.Table;
import org.dueregard.content.BritishValue;
import org.dueregard.lessons.LessonsRoutes;
import org.dueregard.lessons.Term;
import org.dueregard.lessons.ValuesMap;
import org.dueregard.lessons.ValuesMapService;
import org.dueregard.lessons.YearGroup;

/// Value by year group by term: taught, planned, and gaps. Prints for the curriculum lead.
@Route(LessonsRoutes.MAP)
@RolesAllowed(PortalRole.Name.STAFF)
class ValuesMapView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final int YEARS_BACK = 3;

    private final transient ValuesMapService map;
    private final transient CurrentCaller currentCaller;
    private final transient Clock clock;

    ValuesMapView(ValuesMapService map, CurrentCaller currentCaller, Clock clock) {
        this.map = map;
        this.currentCaller = currentCaller;
        this.clock = clock;
        addClassName("wide");
        setHeading(getTranslation("lessons.map.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentCaller.get().schoolId() == null) {
            show(new Paragraph(getTranslation("lessons.map.no-school")));
            return;
        }
        String given =
                event.getLocation().getQueryParameters().getSingleParameter("year").orElse("");
        int now = map.thisYear();
        int wanted = given.matches("20\\d\\d") ? Integer.parseInt(given) : now;
        show(Math.clamp(wanted, now - YEARS_BACK, now), now);
    }

    private void show(int year, int now) {
        ValuesMap shown = map.map(year);
        List<Component> parts = new ArrayList<>();
        setCaption(String.valueOf(currentCaller.get().schoolName()));
        parts.add(lead(shown));
        parts.add(year(year, now));
        if (shown.years().isEmpty()) {
            parts.add(new Paragraph(getTranslation("lessons.map.empty")));
        } else {
            parts.add(key());
            Div tables = new Div();
            tables.addClassName("values-map");
            for (BritishValue value : BritishValue.values()) {
                tables.add(new Section(new H2(LessonWords.value(value)), table(shown, value)));
            }
            parts.add(tables);
            Paragraph print = new Paragraph(getTranslation("lessons.map.print"));
            print.addClassNames("hint", "no-print");
            parts.add(print);
        }
        parts.add(planned(year));
        Paragraph printed =
                new Paragraph(
                        getTranslation("lessons.map.printed", Days.inWords(Days.today(clock))));
        printed.addClassNames("hint", "print-only");
        parts.add(printed);
        parts.add(new Paragraph(new AppLink(LessonsRoutes.LIST, getTranslation("lessons.back"))));
        show(parts.toArray(Component[]::new));
    }

    private Component lead(ValuesMap shown) {
        int all = shown.years().size() * BritishValue.values().length * Term.values().length;
        Paragraph lead =
                new Paragraph(
                        getTranslation("lessons.map.lead", shown.filled(), all, shown.gaps()));
        lead.addClassName("lead");
        lead.setVisible(all > 0);
        return lead;
    }

    private Component year(int year, int now) {
        Map<String, String> years = new LinkedHashMap<>();
        for (int one = now; one >= now - YEARS_BACK; one--) {
            years.put(
                    Integer.toString(one),
                    getTranslation(
                            "lessons.map.year", Integer.toString(one), Integer.toString(one + 1)));
        }
        SelectInput select =
                new SelectInput("map-year", getTranslation("lessons.map.year.label"), years);
        select.setValue(Integer.toString(year));
        select.onChange(() -> Navigation.to(LessonsRoutes.MAP + "?year=" + select.value()));
        Div row = new Div(select);
        row.addClassNames("filters", "no-print");
        return row;
    }

    private Component key() {
        Paragraph key = new Paragraph(getTranslation("lessons.map.key"));
        key.addClassName("hint");
        return key;
    }

    private Component table(ValuesMap shown, BritishValue value) {
        Table table = new Table(getTranslation("lessons.map.table", LessonWords.value(value)));
        table.addClassName("map-table");
        table.addColumn(getTranslation("lessons.map.column.year"));
        for (Term term : Term.values()) {
            table.addColumn(LessonWords.term(term));
        }
        for (YearGroup year : shown.years()) {
            List<Component> cells = new ArrayList<>();
            cells.add(new Span(LessonWords.year(year)));
            for (Term term : Term.values()) {
                cells.add(cell(shown.cell(value, year, term)));
            }
            table.addRow(cells.toArray(Component[]::new));
        }
        return table;
    }

    private Component cell(ValuesMap.Cell cell) {
        String word =
                switch (cell.state()) {
                    case TAUGHT -> getTranslation("lessons.map.TAUGHT", cell.taught());
                    case ONLY_SHOWN -> getTranslation("lessons.map.ONLY_SHOWN");
                    case PLANNED -> getTranslation("lessons.map.PLANNED", cell.planned());
                    case GAP -> getTranslation("lessons.map.GAP");
                };
        Span span = new Span(word);
        span.addClassNames(
                "map-cell",
                "map-" + cell.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return span;
    }

    private Component planned(int year) {
        List<ValuesMapService.Planned> rows = map.planned(year);
        Section section = new Section(new H2(getTranslation("lessons.planned.heading")));
        section.addClassName("no-print");
        if (rows.isEmpty()) {
            section.add(new Paragraph(getTranslation("lessons.planned.none")));
            return section;
        }
        Table table = new Table(getTranslation("lessons.planned.heading"));
        for (String column : List.of("term", "year", "lesson", "undo")) {
            table.addColumn(getTranslation("lessons.planned.column." + column));
        }
        for (ValuesMapService.Planned one : rows) {
            NativeButton remove =
                    new NativeButton(
                            getTranslation("lessons.planned.remove"),
                            event -> {
                                map.unplan(one.id());
                                show(year, map.thisYear());
                                focusHeading();
                            });
            remove.addClassName("button");
            remove.getElement()
                    .setAttribute(
                            "aria-label", getTranslation("lessons.planned.remove.of", one.title()));
            table.addRow(
                    new Span(LessonWords.term(one.term())),
                    new Span(LessonWords.year(one.yearGroup())),
                    new AppLink(LessonsRoutes.lesson(one.lessonId()), one.title()),
                    remove);
        }
        section.add(table);
        return section;
    }
}
