package org.dueregard.speakers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.speakers.Draft;
import org.dueregard.speakers.SpeakerFilter;
import org.dueregard.speakers.SpeakerFilter.Show;
import org.dueregard.speakers.SpeakerFilter.Sort;
import org.dueregard.speakers.SpeakerRequestService;
import org.dueregard.speakers.SpeakerRow;
import org.dueregard.speakers.SpeakersRoutes;

/// What somebody asked for; for those who check and decide, everything that waits.
@Route(SpeakersRoutes.LIST)
@Menu(title = "menu.speakers", order = 26)
@RolesAllowed(PortalRole.Name.STAFF)
class SpeakersView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient SpeakerRequestService requests;
    private final transient Access access;

    SpeakersView(SpeakerRequestService requests, Access access) {
        this.requests = requests;
        this.access = access;
        addClassName("wide");
        setHeading(getTranslation("speakers.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        boolean all = requests.seesAll();
        SpeakerFilter filter = filter(event.getLocation().getQueryParameters(), all);
        List<Component> parts = new ArrayList<>();
        Div actions =
                new Div(
                        AppLink.asButton(SpeakersRoutes.NEW, getTranslation("speakers.new")),
                        AppLink.asButton(
                                SpeakersRoutes.NEW + "?kind=letting",
                                getTranslation("speakers.new.letting")));
        actions.addClassName("page-actions");
        parts.add(actions);
        drafts(parts);
        parts.add(list(filter, all));
        if (access.may(Action.SPEAKERS_REGISTER)) {
            Paragraph more =
                    new Paragraph(
                            new AppLink(
                                    SpeakersRoutes.REGISTER,
                                    getTranslation("speakers.register.heading")));
            if (access.may(Action.SPEAKERS_SETTINGS)) {
                more.add(
                        new Span(" · "),
                        new AppLink(
                                SpeakersRoutes.FAIRNESS,
                                getTranslation("speakers.fairness.heading")),
                        new Span(" · "),
                        new AppLink(
                                SpeakersRoutes.SETTINGS,
                                getTranslation("speakers.settings.heading")));
            }
            parts.add(more);
        }
        Anchor calendar =
                new Anchor(SpeakersRoutes.CALENDAR, getTranslation("paper.calendar.heading"));
        calendar.getElement().setAttribute("router-ignore", true);
        parts.add(new Paragraph(calendar));
        show(parts.toArray(Component[]::new));
    }

    private void drafts(List<Component> parts) {
        List<Draft> drafts = requests.drafts();
        if (drafts.isEmpty()) {
            return;
        }
        Table table = new Table(getTranslation("speakers.drafts"));
        table.addColumn(getTranslation("speakers.column.title"));
        table.addColumn(getTranslation("speakers.column.changed"));
        for (Draft draft : drafts) {
            String title =
                    draft.form().title().isBlank()
                            ? getTranslation("speakers.untitled")
                            : draft.form().title();
            table.addRow(
                    new AppLink(
                            SpeakersRoutes.NEW + "?draft=" + draft.id(),
                            getTranslation("speakers.draft.go-on", title)),
                    new Span(Days.inWords(draft.changedAt())));
        }
        parts.add(new Section(new H2(getTranslation("speakers.drafts")), table));
    }

    private Component list(SpeakerFilter filter, boolean all) {
        Section section =
                new Section(new H2(getTranslation(all ? "speakers.queue" : "speakers.own")));
        TextInput search =
                new TextInput("speakers-search", getTranslation("speakers.search"), "search");
        search.setValue(filter.search());
        search.onChange(
                () -> Navigation.to(address(search.value(), filter.show(), filter.sort(), 1)));
        Div filters = new Div(search);
        filters.addClassName("filters");
        if (all) {
            SelectInput show = select("show", Show.values(), filter.show());
            show.onChange(() ->
                    Navigation.to(
                            address(
                                    filter.search(),
                                    Show.valueOf(show.value()),
                                    filter.sort(),
                                    1)));
            filters.add(show);
        }
        SelectInput sort = select("sort", Sort.values(), filter.sort());
        sort.onChange(() ->
                Navigation.to(
                        address(filter.search(), filter.show(), Sort.valueOf(sort.value()), 1)));
        filters.add(sort);
        section.add(filters);
        PageOf<SpeakerRow> page = requests.list(filter);
        Paragraph found = new Paragraph(getTranslation("speakers.found", page.total()));
        found.getElement().setAttribute("role", "status");
        found.addClassName("hint");
        section.add(found);
        if (page.total() > 0) {
            section.add(table(page));
            section.add(
                    new Pager(
                            page.page(),
                            page.pages(),
                            number ->
                                    address(
                                            filter.search(),
                                            filter.show(),
                                            filter.sort(),
                                            number)));
        } else if (filter.search().isEmpty()) {
            section.add(
                    new Paragraph(getTranslation(all ? "speakers.none.queue" : "speakers.none")));
        }
        return section;
    }

    private SelectInput select(String field, Enum<?>[] values, Enum<?> chosen) {
        SelectInput input =
                new SelectInput(
                        "speakers-" + field,
                        getTranslation("speakers." + field),
                        SpeakerWords.options(field, values));
        input.setValue(chosen.name());
        return input;
    }

    private Table table(PageOf<SpeakerRow> page) {
        Table table = new Table(getTranslation("speakers.heading"));
        table.addColumn(getTranslation("speakers.column.title"));
        table.addColumn(getTranslation("speakers.column.who"));
        table.addColumn(getTranslation("speakers.column.state"));
        table.addColumn(getTranslation("speakers.column.tier"));
        table.addColumn(getTranslation("speakers.column.day"));
        table.addColumn(getTranslation("speakers.column.clock"));
        for (SpeakerRow row : page.rows()) {
            Span reference = new Span(row.reference());
            reference.addClassName("hint");
            table.addRow(
                    new Div(
                            new AppLink(SpeakersRoutes.file(row.reference()), row.title()),
                            reference),
                    new Span(row.names()),
                    SpeakerWords.state(row.state()),
                    SpeakerWords.tier(row.tier()),
                    new Span(Days.inWords(row.firstDay())),
                    clock(row));
        }
        return table;
    }

    private Component clock(SpeakerRow row) {
        Div cell = new Div();
        if (row.state().isUndecided()) {
            cell.add(
                    new Span(
                            row.paused()
                                    ? getTranslation("speakers.clock.paused")
                                    : getTranslation(
                                            "speakers.clock.due", Days.inWords(row.dueOn()))));
        }
        if (row.late() && row.state().isUndecided()) {
            Span late = new Span(getTranslation("speakers.late"));
            late.addClassName("hint");
            cell.add(late);
        }
        return cell;
    }

    private static SpeakerFilter filter(QueryParameters parameters, boolean all) {
        String search = parameters.getSingleParameter("search").orElse("");
        String page = parameters.getSingleParameter("page").orElse("1");
        return new SpeakerFilter(
                all ? choice(Show.values(), parameters, "show", Show.OPEN) : Show.OWN,
                search.substring(0, Math.min(100, search.length())),
                choice(Sort.values(), parameters, "sort", all ? Sort.DUE : Sort.AGE),
                page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }

    private static <E extends Enum<E>> E choice(
            E[] values, QueryParameters parameters, String name, E otherwise) {
        String given = parameters.getSingleParameter(name).orElse("");
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(given))
                .findFirst()
                .orElse(otherwise);
    }

    private static String address(String search, Show show, Sort sort, int page) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("show", show.name().toLowerCase(Locale.ROOT));
        parameters.put("sort", sort.name().toLowerCase(Locale.ROOT));
        if (!search.isBlank()) {
            parameters.put("search", search.strip());
        }
        if (page > 1) {
            parameters.put("page", Integer.toString(page));
        }
        StringBuilder address = new StringBuilder(SpeakersRoutes.LIST);
        char sign = '?';
        for (Map.Entry<String, String> one : parameters.entrySet()) {
            address.append(sign)
                    .append(one.getKey())
                    .append('=')
                    .append(URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8));
            sign = '&';
        }
        return address.toString();
    }
}
