package org.dueregard.lessons.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.Table;
import org.dueregard.lessons.LessonsRoutes;
import org.dueregard.lessons.TaughtRow;
import org.dueregard.lessons.TaughtService;

/// What was taught at the school, newest first, to look up and to take back.
@Route(LessonsRoutes.TAUGHT)
@RolesAllowed(PortalRole.Name.STAFF)
class TaughtView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final String OWN = "own";
    private static final String SCHOOL = "school";

    private final transient TaughtService taught;
    private final transient CurrentCaller currentCaller;

    TaughtView(TaughtService taught, CurrentCaller currentCaller) {
        this.taught = taught;
        this.currentCaller = currentCaller;
        addClassName("wide");
        setHeading(getTranslation("lessons.taught.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentCaller.get().schoolId() == null) {
            show(new Paragraph(getTranslation("lessons.map.no-school")));
            return;
        }
        var parameters = event.getLocation().getQueryParameters();
        String page = parameters.getSingleParameter("page").orElse("1");
        show(
                parameters.getSingleParameter("who").orElse(OWN).equals(SCHOOL),
                page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }

    private void show(boolean all, int number) {
        PageOf<TaughtRow> page = taught.taught(!all, number);
        List<Component> parts = new ArrayList<>();
        Map<String, String> whose = new LinkedHashMap<>();
        whose.put(OWN, getTranslation("lessons.taught.own"));
        whose.put(SCHOOL, getTranslation("lessons.taught.school"));
        SelectInput who =
                new SelectInput("taught-who", getTranslation("lessons.taught.who"), whose);
        who.setValue(all ? SCHOOL : OWN);
        who.onChange(() -> Navigation.to(address(who.value(), 1)));
        Div filters = new Div(who);
        filters.addClassName("filters");
        parts.add(filters);
        if (page.total() == 0) {
            parts.add(new Paragraph(getTranslation("lessons.taught.none")));
        } else {
            parts.add(table(page, all, number));
            parts.add(
                    new Pager(
                            page.page(), page.pages(), next -> address(all ? SCHOOL : OWN, next)));
        }
        Paragraph more =
                new Paragraph(new AppLink(LessonsRoutes.LIST, getTranslation("lessons.back")));
        more.add(" · ");
        more.add(new AppLink(LessonsRoutes.MAP, getTranslation("lessons.map.heading")));
        parts.add(more);
        show(parts.toArray(Component[]::new));
    }

    private static String address(String who, int page) {
        return LessonsRoutes.TAUGHT + "?who=" + who + (page > 1 ? "&page=" + page : "");
    }

    private Table table(PageOf<TaughtRow> page, boolean all, int number) {
        Table table = new Table(getTranslation("lessons.taught.heading"));
        for (String column : List.of("on", "class", "lesson", "value", "undo")) {
            table.addColumn(getTranslation("lessons.taught.column." + column));
        }
        for (TaughtRow row : page.rows()) {
            Component undo =
                    row.own()
                            ? new ConfirmButton(
                                    getTranslation("lessons.taught.remove"),
                                    getTranslation(
                                            "lessons.taught.remove.sure",
                                            row.title(),
                                            row.className()),
                                    getTranslation("lessons.taught.remove"),
                                    () -> {
                                        taught.takeBack(row.id());
                                        show(all, number);
                                        focusHeading();
                                    })
                            : new Span();
            table.addRow(
                    new Span(Days.inWords(row.on())),
                    new Span(row.className()),
                    new AppLink(LessonsRoutes.lesson(row.lessonId()), row.title()),
                    new Span(LessonWords.value(row.value())),
                    undo);
        }
        return table;
    }
}
