package org.dueregard.speakers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.speakers.RegisterService;
import org.dueregard.speakers.SpeakersRoutes;

/// The register of visitors that the schools of a trust share.
@Route(SpeakersRoutes.REGISTER)
@RolesAllowed({PortalRole.Name.DSL, PortalRole.Name.HEAD, PortalRole.Name.TRUST_LEAD})
class RegisterView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient RegisterService register;

    RegisterView(RegisterService register) {
        this.register = register;
        addClassName("wide");
        setHeading(getTranslation("speakers.register.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        String given = parameters.getSingleParameter("search").orElse("");
        String search = given.substring(0, Math.min(100, given.length()));
        String number = parameters.getSingleParameter("page").orElse("1");
        PageOf<RegisterService.Entry> page =
                register.list(
                        search, number.matches("[1-9]\\d{0,5}") ? Integer.parseInt(number) : 1);
        TextInput field =
                new TextInput(
                        "register-search", getTranslation("speakers.register.search"), "search");
        field.setValue(search);
        field.onChange(() -> Navigation.to(address(field.value(), 1)));
        Div filters = new Div(field);
        filters.addClassName("filters");
        Paragraph found = new Paragraph(getTranslation("speakers.register.found", page.total()));
        found.addClassName("hint");
        found.getElement().setAttribute("role", "status");
        List<Component> parts = new ArrayList<>();
        parts.add(new Paragraph(new AppLink(SpeakersRoutes.LIST, getTranslation("speakers.back"))));
        parts.add(new Paragraph(getTranslation("speakers.register.text")));
        parts.add(filters);
        parts.add(found);
        if (page.total() > 0) {
            parts.add(table(page));
            parts.add(new Pager(page.page(), page.pages(), next -> address(search, next)));
        }
        show(parts.toArray(Component[]::new));
    }

    private static String address(String search, int page) {
        return SpeakersRoutes.REGISTER
                + "?search="
                + URLEncoder.encode(search.strip(), StandardCharsets.UTF_8)
                + (page > 1 ? "&page=" + page : "");
    }

    private Table table(PageOf<RegisterService.Entry> page) {
        Table table = new Table(getTranslation("speakers.register.heading"));
        table.addColumn(getTranslation("speakers.column.who"));
        table.addColumn(getTranslation("speakers.label.topic"));
        table.addColumn(getTranslation("speakers.register.school"));
        table.addColumn(getTranslation("speakers.label.day"));
        table.addColumn(getTranslation("speakers.register.checks"));
        table.addColumn(getTranslation("speakers.register.kept"));
        table.addColumn(getTranslation("speakers.register.expires"));
        for (RegisterService.Entry entry : page.rows()) {
            Span organisation = new Span(entry.organisation());
            organisation.addClassName("hint");
            table.addRow(
                    new Div(new Span(entry.name()), organisation),
                    new Span(SpeakerWords.of("topic", entry.topic())),
                    new Span(entry.schoolName()),
                    new Span(Days.inWords(entry.visitedOn())),
                    checks(entry),
                    kept(entry),
                    new Span(Days.inWords(entry.expiresOn())));
        }
        return table;
    }

    private Component checks(RegisterService.Entry entry) {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        entry.checks()
                .forEach(check ->
                        list.add(
                                new ListItem(
                                        getTranslation(
                                                "speakers.register.check",
                                                getTranslation("speakers.check." + check.id()),
                                                check.seenOn().isEmpty()
                                                        ? ""
                                                        : Days.inWords(
                                                                LocalDate.parse(
                                                                        check.seenOn()))))));
        return list;
    }

    private Component kept(RegisterService.Entry entry) {
        Div cell =
                new Div(
                        new Span(
                                getTranslation(
                                        entry.kept()
                                                ? "speakers.register.kept.yes"
                                                : "speakers.register.kept.no")));
        if (!entry.correction().isEmpty()) {
            Span correction =
                    new Span(getTranslation("speakers.register.correction", entry.correction()));
            correction.addClassName("hint");
            cell.add(correction);
        }
        return cell;
    }
}
