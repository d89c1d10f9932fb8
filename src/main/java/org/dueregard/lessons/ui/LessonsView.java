package org.dueregard.lessons.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.SafeHtmlBlock;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.lessons.LessonFilter;
import org.dueregard.lessons.LessonList;
import org.dueregard.lessons.LessonRow;
import org.dueregard.lessons.LessonService;
import org.dueregard.lessons.LessonState;
import org.dueregard.lessons.LessonsRoutes;

/// Finding a resource: by words, and by value, key stage, time, kind and subject.
@Route(LessonsRoutes.LIST)
@Menu(title = "menu.lessons", order = 18)
@RolesAllowed(PortalRole.Name.STAFF)
class LessonsView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient LessonService lessons;
    private final transient Access access;
    private final transient CurrentCaller currentCaller;

    LessonsView(LessonService lessons, Access access, CurrentCaller currentCaller) {
        this.lessons = lessons;
        this.access = access;
        this.currentCaller = currentCaller;
        addClassName("wide");
        setHeading(getTranslation("lessons.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        LessonFilter filter = LessonsState.read(event.getLocation().getQueryParameters());
        LessonList list = lessons.list(filter);
        Div columns = new Div(narrowing(filter, list), results(filter, list));
        columns.addClassName("lesson-columns");
        show(search(filter), columns);
    }

    private static void go(LessonFilter filter) {
        Navigation.to(LessonsState.address(filter));
    }

    private Component search(LessonFilter filter) {
        TextInput search =
                new TextInput("lessons-search", getTranslation("lessons.search"), "search");
        search.setValue(filter.search());
        search.onChange(() -> go(LessonsState.search(filter, search.value())));
        Map<String, String> sorts = new LinkedHashMap<>();
        for (LessonFilter.Sort sort : LessonFilter.Sort.values()) {
            sorts.put(sort.name(), getTranslation("lessons.sort." + sort.name()));
        }
        SelectInput sort = new SelectInput("lessons-sort", getTranslation("lessons.sort"), sorts);
        sort.setValue(filter.sort().name());
        sort.onChange(() -> go(LessonsState.sort(filter, LessonFilter.Sort.valueOf(sort.value()))));
        Div row = new Div(search, sort);
        row.addClassName("filters");
        return row;
    }

    private Component narrowing(LessonFilter filter, LessonList list) {
        Div groups =
                new Div(
                        group(filter, "values", list.values(), filter.values(), LessonWords::value),
                        group(filter, "stages", list.stages(), filter.stages(), LessonWords::stage),
                        time(filter, list.minutes()),
                        group(filter, "types", list.types(), filter.types(), LessonWords::type),
                        group(
                                filter,
                                "subjects",
                                list.subjects(),
                                filter.subjects(),
                                LessonWords::subject));
        groups.addClassName("lesson-groups");
        NativeDetails details =
                new NativeDetails(
                        filter.narrowed() == 0
                                ? getTranslation("lessons.narrow")
                                : getTranslation("lessons.narrowed", filter.narrowed()),
                        groups);
        details.addClassName("lesson-narrow");
        details.setOpen(filter.narrowed() > 0);
        return details;
    }

    private <E> Component group(
            LessonFilter filter,
            String name,
            Map<E, Long> counts,
            Set<E> chosen,
            Function<E, String> words) {
        FieldSet group = new FieldSet(getTranslation("lessons.group." + name));
        counts.forEach((choice, count) -> {
            if (count > 0 || chosen.contains(choice)) {
                CheckInput check =
                        new CheckInput(
                                "lessons-"
                                        + name
                                        + "-"
                                        + String.valueOf(choice).toLowerCase(Locale.ROOT),
                                getTranslation("lessons.choice", words.apply(choice), count),
                                chosen.contains(choice));
                check.onChange(() -> go(LessonsState.turn(filter, choice, check.value())));
                group.add(check);
            }
        });
        return group;
    }

    private Component time(LessonFilter filter, Map<Integer, Long> counts) {
        Map<String, String> times = new LinkedHashMap<>();
        times.put("", getTranslation("lessons.time.any"));
        counts.forEach((minutes, count) ->
                times.put(
                        Integer.toString(minutes),
                        getTranslation(
                                "lessons.choice", getTranslation("lessons.time", minutes), count)));
        SelectInput time =
                new SelectInput("lessons-minutes", getTranslation("lessons.group.minutes"), times);
        Integer chosen = filter.minutes();
        time.setValue(chosen == null ? "" : Integer.toString(chosen));
        time.onChange(() ->
                go(
                        LessonsState.minutes(
                                filter,
                                time.value().isEmpty() ? null : Integer.valueOf(time.value()))));
        return time;
    }

    private Component results(LessonFilter filter, LessonList list) {
        Section results = new Section();
        results.addClassName("lesson-results");
        Paragraph found =
                new Paragraph(
                        filter.search().isBlank()
                                ? getTranslation("lessons.found", list.page().total())
                                : getTranslation(
                                        "lessons.found-for",
                                        list.page().total(),
                                        filter.search().strip()));
        found.getElement().setAttribute("role", "status");
        found.addClassName("hint");
        results.add(found);
        if (filter.narrowed() > 0 || !filter.search().isBlank()) {
            results.add(
                    new Paragraph(new AppLink(LessonsRoutes.LIST, getTranslation("lessons.all"))));
        }
        if (list.page().total() == 0) {
            results.add(new Paragraph(getTranslation("lessons.none")));
        } else {
            UnorderedList rows = new UnorderedList();
            rows.addClassName("lesson-list");
            list.page().rows().forEach(row -> rows.add(new ListItem(row(row))));
            results.add(
                    rows,
                    new Pager(
                            list.page().page(),
                            list.page().pages(),
                            page -> LessonsState.address(LessonsState.page(filter, page))));
        }
        if (currentCaller.get().schoolId() != null && access.may(Action.LESSONS_TEACH)) {
            Paragraph more =
                    new Paragraph(
                            new AppLink(LessonsRoutes.MAP, getTranslation("lessons.map.heading")));
            more.add(" · ");
            more.add(new AppLink(LessonsRoutes.TAUGHT, getTranslation("lessons.taught.heading")));
            results.add(more);
        }
        return results;
    }

    private Component row(LessonRow row) {
        Div facts =
                LessonWords.facts(
                        LessonWords.value(row.value()),
                        LessonWords.stages(row.keyStages()),
                        getTranslation("lessons.minutes", row.minutes()),
                        LessonWords.type(row.type()),
                        LessonWords.subjects(row.subjects()));
        Div card =
                new Div(
                        new H2(new AppLink(LessonsRoutes.lesson(row.id()), row.title())),
                        facts,
                        new SafeHtmlBlock(row.summary()));
        if (row.state() != LessonState.APPROVED) {
            card.addComponentAtIndex(1, LessonWords.state(row.state()));
        }
        return card;
    }
}
