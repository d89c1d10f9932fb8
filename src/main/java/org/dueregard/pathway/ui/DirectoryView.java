package org.dueregard.pathway.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.pathway.DirectoryFilter;
import org.dueregard.pathway.DirectoryRow;
import org.dueregard.pathway.DirectoryService;
import org.dueregard.pathway.PathwayRoutes;
import org.jspecify.annotations.Nullable;

/// Who leads safeguarding at each school; those without a lead, or with one nobody made sure of, first.
@Route(PathwayRoutes.DIRECTORY)
@Menu(title = "menu.directory", order = 44)
@RolesAllowed({PortalRole.Name.TRUST_LEAD, PortalRole.Name.ADMIN})
class DirectoryView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final String EVERYWHERE = "";
    private static final int LONGEST_SEARCH = 100;

    private final transient DirectoryService directory;

    DirectoryView(DirectoryService directory) {
        this.directory = directory;
        addClassName("wide");
        setHeading(getTranslation("directory.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        DirectoryFilter filter = filter(event.getLocation().getQueryParameters());
        PageOf<DirectoryRow> page = directory.list(filter);
        Paragraph found = new Paragraph(getTranslation("directory.found", page.total()));
        found.addClassName("hint");
        found.getElement().setAttribute("role", "status");
        List<Component> parts = new ArrayList<>();
        parts.add(new Paragraph(getTranslation("directory.text")));
        parts.add(filters(filter));
        parts.add(found);
        if (page.total() > 0) {
            parts.add(table(page.rows()));
            parts.add(
                    new Pager(
                            page.page(),
                            page.pages(),
                            next -> PathwayRoutes.DIRECTORY + query(filter, next)));
            Anchor file =
                    new Anchor(
                            PathwayRoutes.DIRECTORY_CSV + query(filter, 1),
                            getTranslation("directory.csv"));
            file.getElement().setAttribute("router-ignore", true);
            parts.add(new Paragraph(file));
        }
        show(parts.toArray(Component[]::new));
    }

    private static DirectoryFilter filter(QueryParameters parameters) {
        String search = parameters.getSingleParameter("search").orElse("");
        String of = parameters.getSingleParameter("of").orElse("");
        String page = parameters.getSingleParameter("page").orElse("1");
        return new DirectoryFilter(
                search.substring(0, Math.min(LONGEST_SEARCH, search.length())),
                of.matches("\\d{1,18}") ? Long.valueOf(of) : null,
                !parameters.getSingleParameter("attention").orElse("").isEmpty(),
                page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }

    private static String query(DirectoryFilter filter, int page) {
        Long of = filter.organisationId();
        return "?search="
                + URLEncoder.encode(filter.search().strip(), StandardCharsets.UTF_8)
                + (of == null ? "" : "&of=" + of)
                + (filter.attention() ? "&attention=1" : "")
                + (page > 1 ? "&page=" + page : "");
    }

    private Component filters(DirectoryFilter filter) {
        TextInput search =
                new TextInput("directory-search", getTranslation("directory.search"), "search");
        search.setValue(filter.search());
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put(EVERYWHERE, getTranslation("directory.everywhere"));
        directory.organisations().forEach((id, name) -> choices.put(Long.toString(id), name));
        SelectInput of = new SelectInput("directory-of", getTranslation("directory.of"), choices);
        Long chosen = filter.organisationId();
        of.setValue(chosen == null ? EVERYWHERE : Long.toString(chosen));
        CheckInput attention =
                new CheckInput(
                        "directory-attention",
                        getTranslation("directory.attention"),
                        filter.attention());
        Runnable go =
                () ->
                        Navigation.to(
                                PathwayRoutes.DIRECTORY
                                        + query(
                                                new DirectoryFilter(
                                                        search.value(),
                                                        of.value().isEmpty()
                                                                ? null
                                                                : Long.valueOf(of.value()),
                                                        attention.value(),
                                                        1),
                                                1));
        search.onChange(go);
        of.onChange(go);
        attention.onChange(go);
        Div filters = new Div(search, of, attention);
        filters.addClassName("filters");
        return filters;
    }

    private Table table(List<DirectoryRow> rows) {
        Table table = new Table(getTranslation("directory.heading"));
        for (String column :
                List.of("school", "state", "lead", "deputy", "since", "verified", "authority")) {
            table.addColumn(getTranslation("directory.column." + column));
        }
        for (DirectoryRow row : rows) {
            table.addRow(
                    new Span(row.school()),
                    new StateTag(
                            row.state() == DirectoryRow.State.TRUE
                                    ? StateTag.Kind.COVERED
                                    : StateTag.Kind.NOT_COVERED,
                            getTranslation("directory.state." + row.state())),
                    text(row.lead()),
                    text(row.deputy()),
                    day(row.since()),
                    day(row.verifiedOn()),
                    organisations(row));
        }
        return table;
    }

    private Component organisations(DirectoryRow row) {
        Span trust = new Span(row.trust() == null ? "" : row.trust());
        trust.addClassName("hint");
        return new Div(text(row.localAuthority()), trust);
    }

    private Component text(@Nullable String text) {
        return new Span(text == null ? getTranslation("directory.none") : text);
    }

    private Component day(@Nullable LocalDate day) {
        return new Span(day == null ? getTranslation("directory.unknown") : Days.inWords(day));
    }
}
