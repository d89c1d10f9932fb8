package org.dueregard.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.PeopleFilter;
import org.dueregard.people.PeopleService;
import org.dueregard.people.PersonRow;
import org.dueregard.people.RoleGroup;
import org.dueregard.people.SchoolName;
import org.dueregard.security.AccountService;
import org.dueregard.security.AccountState;
import org.jspecify.annotations.Nullable;

/// Everybody at the schools one looks after: found, filtered, invited, on any date.
@Route(AdministrationRoutes.PEOPLE)
@Menu(title = "menu.people", order = 40)
@RolesAllowed({PortalRole.Name.ADMIN, PortalRole.Name.DSL, PortalRole.Name.SUPPORT})
class PeopleView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient PeopleService people;
    private final transient OrganisationService organisations;
    private final transient AccountService accounts;
    private final transient Access access;
    private final Notice notice = new Notice();

    PeopleView(
            PeopleService people,
            OrganisationService organisations,
            AccountService accounts,
            Access access) {
        this.people = people;
        this.organisations = organisations;
        this.accounts = accounts;
        this.access = access;
        addClassName("wide");
        setHeading(getTranslation("people.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(PeopleState.of(event.getLocation().getQueryParameters()));
    }

    private void show(PeopleState state) {
        PageOf<PersonRow> page = people.list(state.filter());
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        parts.add(actions(state));
        parts.add(filters(state));
        LocalDate on = state.filter().on();
        String found = getTranslation("people.found", page.total());
        Paragraph count =
                new Paragraph(
                        on == null
                                ? found
                                : getTranslation("people.found-on", found, Days.inWords(on)));
        count.getElement().setAttribute("role", "status");
        parts.add(count);
        if (page.total() == 0) {
            parts.add(new Paragraph(getTranslation("people.nobody")));
        } else {
            parts.add(table(page.rows(), on));
            parts.add(new Pager(page.page(), page.pages(), state::address));
        }
        show(parts.toArray(Component[]::new));
    }

    private Component actions(PeopleState state) {
        Div actions = new Div();
        actions.addClassName("page-actions");
        if (access.may(Action.PEOPLE_EDIT)) {
            actions.add(
                    AppLink.asButton(
                            AdministrationRoutes.NEW_PERSON, getTranslation("people.add")));
        }
        if (access.may(Action.PEOPLE_IMPORT)) {
            actions.add(plain(AdministrationRoutes.IMPORTS, "people.import"));
            actions.add(plain(AdministrationRoutes.EXPORT, "people.export"));
        }
        if (access.may(Action.ACCOUNTS_EDIT)) {
            actions.add(invitations(state));
        }
        return actions;
    }

    private Anchor plain(String address, String key) {
        Anchor link = new Anchor("/" + address, getTranslation(key));
        link.addClassName("button");
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }

    private Component invitations(PeopleState state) {
        Long school = state.filter().schoolId();
        long byMail = accounts.countUninvited(school, AccountService.Uninvited.WITH_ADDRESS);
        long onPaper = accounts.countUninvited(school, AccountService.Uninvited.WITHOUT_ADDRESS);
        Div box = new Div();
        box.addClassName("page-actions");
        if (byMail > 0) {
            box.add(
                    new ConfirmButton(
                            getTranslation("people.invite", byMail),
                            getTranslation("people.invite.question", byMail),
                            getTranslation("people.invite.confirm", byMail),
                            () -> {
                                int invited = accounts.inviteAll(school);
                                show(state);
                                notice.say(getTranslation("people.invited", invited));
                            }));
        }
        if (onPaper > 0) {
            box.add(
                    plain(
                            AdministrationRoutes.CODES
                                    + (school == null ? "" : "?school=" + school),
                            "people.codes"));
        }
        return box;
    }

    private Component filters(PeopleState state) {
        PeopleFilter filter = state.filter();
        TextInput search =
                new TextInput("people-search", getTranslation("people.search"), "search");
        search.setValue(filter.search());
        List<SchoolName> schools = organisations.schoolsFor(Action.PEOPLE_SEE);
        SelectInput school =
                new SelectInput(
                        "people-school",
                        getTranslation("people.column.school"),
                        withAll(
                                schools.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        s -> Long.toString(s.id()),
                                                        SchoolName::name,
                                                        (a, b) -> a,
                                                        LinkedHashMap::new)),
                                "people.all-schools"));
        school.setValue(filter.schoolId() == null ? "" : Long.toString(filter.schoolId()));
        school.setVisible(schools.size() > 1);
        SelectInput group =
                new SelectInput(
                        "people-group",
                        getTranslation("people.column.groups"),
                        withAll(groups(), "people.all-groups"));
        RoleGroup chosen = filter.group();
        group.setValue(chosen == null ? "" : chosen.id());
        SelectInput who = new SelectInput("people-who", getTranslation("people.who"), whos());
        who.setValue(filter.who().name().toLowerCase(Locale.ROOT));
        TextInput on = new TextInput("people-on", getTranslation("people.on"), "date");
        on.setValue(filter.on() == null ? "" : String.valueOf(filter.on()));
        Runnable go =
                () ->
                        Navigation.to(
                                new PeopleState(
                                                new PeopleFilter(
                                                        search.value(),
                                                        number(school.value()),
                                                        RoleGroup.find(group.value()).orElse(null),
                                                        PeopleState.who(who.value()),
                                                        PeopleState.day(on.value()),
                                                        1))
                                        .address(1));
        search.onChange(go);
        school.onChange(go);
        group.onChange(go);
        who.onChange(go);
        on.onChange(go);
        Div filters = new Div(search, school, group, who, on);
        filters.addClassName("filters");
        return filters;
    }

    private static @Nullable Long number(String text) {
        return text.isEmpty() ? null : Long.valueOf(text);
    }

    private Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        for (RoleGroup group : RoleGroup.values()) {
            groups.put(group.id(), getTranslation("role-group." + group.id()));
        }
        return groups;
    }

    private Map<String, String> whos() {
        Map<String, String> choices = new LinkedHashMap<>();
        for (PeopleFilter.Who who : PeopleFilter.Who.values()) {
            String id = who.name().toLowerCase(Locale.ROOT);
            choices.put(id, getTranslation("people.who." + id));
        }
        return choices;
    }

    private Map<String, String> withAll(Map<String, String> choices, String key) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("", getTranslation(key));
        all.putAll(choices);
        return all;
    }

    private Component table(List<PersonRow> rows, @Nullable LocalDate on) {
        Map<Long, AccountState> states = accounts.states(rows.stream().map(PersonRow::id).toList());
        Table table = new Table(getTranslation("people.heading"));
        table.addColumn(getTranslation("people.column.name"));
        table.addColumn(getTranslation("people.column.job"));
        table.addColumn(getTranslation("people.column.school"));
        table.addColumn(getTranslation("people.column.groups"));
        table.addColumn(getTranslation("people.column.account"));
        for (PersonRow row : rows) {
            String address =
                    AdministrationRoutes.person(row.id()) + (on == null ? "" : "?on=" + on);
            table.addRow(
                    new AppLink(address, row.name()),
                    new Span(row.jobTitle()),
                    new Span(row.schoolName()),
                    new Span(
                            row.groups().stream()
                                    .map(group -> getTranslation("role-group." + group.id()))
                                    .collect(Collectors.joining(", "))),
                    account(states.get(row.id()), row));
        }
        return new Section(table);
    }

    private Component account(@Nullable AccountState state, PersonRow row) {
        LocalDate left = row.leftOn();
        Div cell = new Div(AccountTag.of(state, this::getTranslation));
        if (left != null) {
            cell.add(new Paragraph(getTranslation("people.leaves", Days.inWords(left))));
        }
        return cell;
    }

    /// The state of an account as a tag.
    static final class AccountTag {

        private AccountTag() {}

        static Component of(
                @Nullable AccountState state, java.util.function.UnaryOperator<String> words) {
            if (state == null) {
                return new StateTag(StateTag.Kind.NOT_NEEDED, words.apply("account-state.none"));
            }
            StateTag.Kind kind =
                    switch (state.kind()) {
                        case ACTIVE -> StateTag.Kind.COVERED;
                        case INVITED -> StateTag.Kind.DUE;
                        case LAPSED -> StateTag.Kind.NOT_COVERED;
                        case DISABLED -> StateTag.Kind.NOT_NEEDED;
                    };
            return new StateTag(
                    kind,
                    words.apply("account-state." + state.kind().name().toLowerCase(Locale.ROOT)));
        }
    }
}
