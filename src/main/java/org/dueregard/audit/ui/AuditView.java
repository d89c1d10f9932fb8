package org.dueregard.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.access.PortalRole;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditFilter;
import org.dueregard.audit.AuditRoutes;
import org.dueregard.audit.AuditRow;
import org.dueregard.audit.AuditService;
import org.dueregard.audit.AuditVerdict;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who did what to what: searched, checked, taken out.
@Route(AuditRoutes.AUDIT)
@Menu(title = "menu.audit", order = 70)
@RolesAllowed({PortalRole.Name.ADMIN, PortalRole.Name.SUPPORT})
class AuditView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final JsonMapper JSON = new JsonMapper();

    private final transient AuditService audit;

    AuditView(AuditService audit) {
        this.audit = audit;
        addClassName("wide");
        setHeading(getTranslation("audit.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(filter(event.getLocation().getQueryParameters()));
    }

    private static AuditFilter filter(QueryParameters parameters) {
        String page = parameters.getSingleParameter("page").orElse("1");
        return new AuditFilter(
                parameters.getSingleParameter("search").orElse(""),
                action(parameters.getSingleParameter("action").orElse("")),
                day(parameters.getSingleParameter("from").orElse("")),
                day(parameters.getSingleParameter("to").orElse("")),
                page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }

    private static @Nullable AuditAction action(String name) {
        return Arrays.stream(AuditAction.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String query(AuditFilter filter, int page) {
        AuditAction action = filter.action();
        return "search="
                + URLEncoder.encode(filter.search(), StandardCharsets.UTF_8)
                + "&action="
                + (action == null ? "" : action.name())
                + "&from="
                + (filter.from() == null ? "" : filter.from())
                + "&to="
                + (filter.to() == null ? "" : filter.to())
                + "&page="
                + page;
    }

    private void show(AuditFilter filter) {
        PageOf<AuditRow> page = audit.list(filter);
        Paragraph found = new Paragraph(getTranslation("audit.found", page.total()));
        found.getElement().setAttribute("role", "status");
        Component list =
                page.total() == 0 ? new Paragraph(getTranslation("audit.none")) : table(page);
        show(
                actions(filter),
                filters(filter),
                found,
                list,
                new Pager(
                        page.page(),
                        page.pages(),
                        number -> AuditRoutes.AUDIT + "?" + query(filter, number)));
    }

    private Component actions(AuditFilter filter) {
        Div verdict = new Div();
        verdict.getElement().setAttribute("role", "status");
        NativeButton verify =
                new NativeButton(
                        getTranslation("audit.verify"),
                        event -> {
                            verdict.removeAll();
                            verdict.add(inWords(audit.verify()));
                        });
        verify.addClassName("button");
        Anchor export =
                new Anchor(
                        "/" + AuditRoutes.EXPORT + "?" + query(filter, 1),
                        getTranslation("audit.export"));
        export.addClassName("button");
        export.getElement().setAttribute("router-ignore", true);
        Div buttons = new Div(verify, export);
        buttons.addClassName("page-actions");
        return new Div(buttons, verdict);
    }

    private Component inWords(AuditVerdict verdict) {
        Div words = new Div();
        words.addClassNames("notice", "notice-shown");
        if (verdict.isSound()) {
            words.add(new Paragraph(getTranslation("audit.sound", verdict.entries())));
            return words;
        }
        words.addClassName("notice-warning");
        UnorderedList list = new UnorderedList();
        for (AuditVerdict.Break broken : verdict.breaks()) {
            list.add(
                    new ListItem(
                            getTranslation(
                                    "audit.broken",
                                    Long.toString(broken.stream()),
                                    Long.toString(broken.seq()),
                                    getTranslation("audit.fault." + broken.fault()))));
        }
        words.add(new Paragraph(getTranslation("audit.not-sound")), list);
        return words;
    }

    private Component filters(AuditFilter filter) {
        TextInput search = new TextInput("audit-search", getTranslation("audit.search"), "search");
        search.setValue(filter.search());
        Map<String, String> actions = new LinkedHashMap<>();
        actions.put("", getTranslation("audit.all-actions"));
        for (AuditAction action : AuditAction.values()) {
            actions.put(action.name(), getTranslation("audit.action." + action.name()));
        }
        SelectInput action =
                new SelectInput("audit-action", getTranslation("audit.column.action"), actions);
        AuditAction chosen = filter.action();
        action.setValue(chosen == null ? "" : chosen.name());
        TextInput from = new TextInput("audit-from", getTranslation("audit.from"), "date");
        from.setValue(filter.from() == null ? "" : String.valueOf(filter.from()));
        TextInput to = new TextInput("audit-to", getTranslation("audit.to"), "date");
        to.setValue(filter.to() == null ? "" : String.valueOf(filter.to()));
        Runnable go =
                () ->
                        Navigation.to(
                                AuditRoutes.AUDIT
                                        + "?"
                                        + query(
                                                new AuditFilter(
                                                        search.value(),
                                                        action(action.value()),
                                                        day(from.value()),
                                                        day(to.value()),
                                                        1),
                                                1));
        search.onChange(go);
        action.onChange(go);
        from.onChange(go);
        to.onChange(go);
        Div filters = new Div(search, action, from, to);
        filters.addClassName("filters");
        return filters;
    }

    private Component table(PageOf<AuditRow> page) {
        Table table = new Table(getTranslation("audit.heading"));
        table.addColumn(getTranslation("audit.column.at"));
        table.addColumn(getTranslation("audit.column.actor"));
        table.addColumn(getTranslation("audit.column.action"));
        table.addColumn(getTranslation("audit.column.subject"));
        table.addColumn(getTranslation("audit.column.details"));
        for (AuditRow row : page.rows()) {
            String details = row.details();
            table.addRow(
                    new Span(Days.inWords(row.at())),
                    new Span(row.actor().isBlank() ? getTranslation("audit.portal") : row.actor()),
                    new Span(getTranslation("audit.action." + row.action().name())),
                    new Span(
                            row.subject().isBlank()
                                    ? row.objectType()
                                            + (row.objectId() == null ? "" : " " + row.objectId())
                                    : row.subject()),
                    new Span(
                            details == null
                                    ? getTranslation("audit.forgotten")
                                    : inWords(details)));
        }
        return new Section(table);
    }

    /// What was written down, without the signs it is written with.
    private static String inWords(String details) {
        if (details.isEmpty()) {
            return "";
        }
        return flat(JSON.readTree(details));
    }

    private static String flat(JsonNode node) {
        if (node.isObject()) {
            return node.propertyStream()
                    .map(part -> part.getKey() + ": " + flat(part.getValue()))
                    .collect(Collectors.joining("; "));
        }
        if (node.isArray()) {
            return node.valueStream().map(AuditView::flat).collect(Collectors.joining(", "));
        }
        return node.asString();
    }
}
