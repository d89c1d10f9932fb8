package org.dueregard.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Facts;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.PeopleChanges;
import org.dueregard.people.PeopleService;
import org.dueregard.people.PersonChange;
import org.dueregard.people.PersonChangedMeanwhileException;
import org.dueregard.people.PersonDetails;
import org.dueregard.people.PersonName;
import org.dueregard.people.PersonThen;
import org.dueregard.people.PersonVersion;
import org.dueregard.people.RoleGroup;
import org.dueregard.people.SchoolName;
import org.dueregard.people.StaffMemberMissingException;
import org.dueregard.security.AccountService;
import org.jspecify.annotations.Nullable;

/// One person: what is entered, role groups, absences, account, and everything that was recorded.
@Route(AdministrationRoutes.PERSON)
@RolesAllowed({PortalRole.Name.ADMIN, PortalRole.Name.DSL, PortalRole.Name.SUPPORT})
class PersonView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient PeopleService people;
    private final transient PeopleChanges changes;
    private final transient OrganisationService organisations;
    private final transient AccountService accounts;
    private final transient PrivacyPages privacyPages;
    private final transient Access access;
    private final transient Clock clock;
    private final Notice notice = new Notice();

    PersonView(
            PeopleService people,
            PeopleChanges changes,
            OrganisationService organisations,
            AccountService accounts,
            PrivacyPages privacyPages,
            Access access,
            Clock clock) {
        this.people = people;
        this.changes = changes;
        this.organisations = organisations;
        this.accounts = accounts;
        this.privacyPages = privacyPages;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("person").orElse("");
        if (!id.matches("\\d{1,18}")) {
            throw new NotFoundException();
        }
        notice.clear();
        LocalDate on =
                PeopleState.day(
                        event.getLocation()
                                .getQueryParameters()
                                .getSingleParameter("on")
                                .orElse(""));
        try {
            show(Long.parseLong(id), on);
        } catch (StaffMemberMissingException e) {
            throw new NotFoundException();
        }
    }

    private void show(long id, @Nullable LocalDate on) {
        PersonDetails person = people.details(id);
        setCaption(person.school().name());
        setHeading(person.name());
        List<Component> parts = new ArrayList<>();
        parts.add(new AppLink(AdministrationRoutes.PEOPLE, getTranslation("person.back")));
        parts.add(notice);
        parts.add(then(person, on));
        boolean mayEdit = person.mayEdit() && on == null;
        parts.add(mayEdit ? detailsForm(person) : facts(person));
        parts.add(groups(person, on == null && access.may(Action.PEOPLE_EDIT)));
        parts.add(absences(person, mayEdit));
        if (on == null) {
            parts.add(new AccountSection(person, accounts, access, this::done));
        }
        if (mayEdit) {
            transfer(person).ifPresent(parts::add);
        }
        parts.add(history(id));
        if (on == null
                && access.may(Action.PRIVACY_MANAGE)
                && access.schools(Action.PRIVACY_MANAGE).contains(person.school().id())) {
            parts.add(privacyPages.person(person, Days.today(clock)));
        }
        show(parts.toArray(Component[]::new));
    }

    private void done(long id, String key) {
        show(id, null);
        notice.say(getTranslation(key));
        focusHeading();
    }

    /// Runs a change and shows the person anew.
    private void attempt(long id, Runnable change) {
        try {
            change.run();
            done(id, "person.saved");
        } catch (PersonChangedMeanwhileException e) {
            show(id, null);
            notice.warn(getTranslation("person.changed-meanwhile"));
        }
    }

    private Component then(PersonDetails person, @Nullable LocalDate on) {
        TextInput day = new TextInput("person-on", getTranslation("person.on"), "date");
        day.addClassName("field-short");
        day.setValue(on == null ? "" : on.toString());
        day.onChange(() ->
                Navigation.to(
                        AdministrationRoutes.person(person.id())
                                + (day.value().isBlank() ? "" : "?on=" + day.value())));
        Section section = new Section(day);
        if (on == null) {
            return section;
        }
        section.addClassName("card");
        section.add(new H2(getTranslation("person.then", Days.inWords(on))));
        Optional<PersonThen> then = people.asKnownOn(person.id(), on);
        if (then.isEmpty()) {
            section.add(new Paragraph(getTranslation("person.then.nothing")));
            return section;
        }
        PersonThen known = then.get();
        Facts facts = new Facts();
        facts.addFact(getTranslation("people.column.name"), known.name());
        facts.addFact(getTranslation("people.column.job"), known.jobTitle());
        String school = known.schoolName();
        facts.addFact(
                getTranslation("people.column.school"),
                school == null ? getTranslation("person.elsewhere-school") : school);
        facts.addFact(
                getTranslation("people.column.groups"),
                known.groups().isEmpty()
                        ? getTranslation("person.no-groups")
                        : known.groups().stream()
                                .map(group -> getTranslation("role-group." + group.id()))
                                .collect(Collectors.joining(", ")));
        facts.addFact(getTranslation("person.started"), Days.inWords(known.startedOn()));
        LocalDate left = known.leftOn();
        if (left != null) {
            facts.addFact(getTranslation("person.left"), Days.inWords(left));
        }
        if (known.away()) {
            facts.addFact(getTranslation("person.absences"), getTranslation("person.away"));
        }
        section.add(facts);
        return section;
    }

    private Component facts(PersonDetails person) {
        Facts facts = new Facts();
        String email = person.email();
        facts.addFact(
                getTranslation("sign-in.email"),
                email == null ? getTranslation("person.no-email") : email);
        facts.addFact(getTranslation("people.column.job"), person.jobTitle());
        facts.addFact(getTranslation("person.started"), Days.inWords(person.startedOn()));
        LocalDate left = person.leftOn();
        if (left != null) {
            facts.addFact(getTranslation("person.left"), Days.inWords(left));
        }
        PersonName manager = person.lineManager();
        if (manager != null) {
            facts.addFact(getTranslation("person.line-manager"), manager.name());
        }
        return facts;
    }

    private Component detailsForm(PersonDetails person) {
        PersonName manager = person.lineManager();
        PersonFields fields =
                new PersonFields(
                        "person",
                        person.givenName(),
                        person.familyName(),
                        person.email(),
                        person.jobTitle(),
                        person.startedOn(),
                        person.leftOn(),
                        manager == null ? "" : manager.name());
        String shown = manager == null ? "" : manager.name();
        fields.form()
                .button(
                        getTranslation("action.save"),
                        true,
                        () ->
                                attempt(
                                        person.id(),
                                        () -> {
                                            PersonChange entered = fields.entered();
                                            changes.change(
                                                    person.id(),
                                                    person.version(),
                                                    keepManager(entered, shown, manager));
                                        }));
        return new Section(new H2(getTranslation("person.details")), fields.form());
    }

    /// A name that was not touched means the same person as before, even where two share it.
    private PersonChange keepManager(
            PersonChange entered, String shown, @Nullable PersonName manager) {
        if (manager == null || !entered.lineManager().equals(shown)) {
            return entered;
        }
        return new PersonChange(
                entered.givenName(),
                entered.familyName(),
                entered.email(),
                entered.jobTitle(),
                entered.startedOn(),
                entered.leftOn(),
                "#" + manager.id());
    }

    private Component groups(PersonDetails person, boolean mayEdit) {
        Section section = new Section(new H2(getTranslation("people.column.groups")));
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        for (PersonDetails.Membership held : person.memberships()) {
            Div line = new Div(new Span(membership(held)));
            ListItem item = new ListItem(line);
            if (mayEdit && held.to() == null) {
                item.add(end(person, held));
            }
            list.add(item);
        }
        section.add(list);
        if (person.elsewhere() > 0) {
            section.add(new Paragraph(getTranslation("person.elsewhere", person.elsewhere())));
        }
        if (mayEdit) {
            section.add(disclosed("person.add-group", addGroup(person)));
        }
        return section;
    }

    private String membership(PersonDetails.Membership held) {
        String group = getTranslation("role-group." + held.group().id());
        LocalDate to = held.to();
        return to == null
                ? getTranslation(
                        "person.group-since",
                        group,
                        held.school().name(),
                        Days.inWords(held.from()))
                : getTranslation(
                        "person.group-until",
                        group,
                        held.school().name(),
                        Days.inWords(held.from()),
                        Days.inWords(to));
    }

    private Component end(PersonDetails person, PersonDetails.Membership held) {
        EntryForm form = new EntryForm("end-" + held.id());
        TextInput last = form.date("group-to", getTranslation("person.last-day"), null);
        form.button(
                getTranslation("person.end-group"),
                false,
                () ->
                        attempt(
                                person.id(),
                                () ->
                                        changes.endMembership(
                                                person.id(), held.id(), EntryForm.day(last))));
        return disclosed("person.end", form);
    }

    private EntryForm addGroup(PersonDetails person) {
        EntryForm form = new EntryForm("group");
        SelectInput group =
                form.select("group", getTranslation("people.column.groups"), groupChoices(), "");
        Map<String, String> schools = schoolChoices();
        SelectInput school =
                form.select(
                        "school",
                        getTranslation("people.column.school"),
                        schools,
                        schools.containsKey(Long.toString(person.school().id()))
                                ? Long.toString(person.school().id())
                                : schools.keySet().stream().findFirst().orElse(""));
        TextInput from = form.date("group-from", getTranslation("person.first-day"), null);
        TextInput to = form.date("group-to", getTranslation("person.last-day-optional"), null);
        form.button(
                getTranslation("person.add-group"),
                false,
                () ->
                        attempt(
                                person.id(),
                                () ->
                                        changes.addMembership(
                                                person.id(),
                                                Long.parseLong(school.value()),
                                                RoleGroup.find(group.value()).orElse(null),
                                                EntryForm.day(from),
                                                EntryForm.day(to))));
        return form;
    }

    private Map<String, String> groupChoices() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("", getTranslation("action.choose"));
        for (RoleGroup group : RoleGroup.values()) {
            groups.put(group.id(), getTranslation("role-group." + group.id()));
        }
        return groups;
    }

    private Map<String, String> schoolChoices() {
        Map<String, String> schools = new LinkedHashMap<>();
        for (SchoolName school : organisations.schoolsFor(Action.PEOPLE_EDIT)) {
            schools.put(Long.toString(school.id()), school.name());
        }
        return schools;
    }

    private Component absences(PersonDetails person, boolean mayEdit) {
        Section section = new Section(new H2(getTranslation("person.absences")));
        if (person.absences().isEmpty()) {
            section.add(new Paragraph(getTranslation("person.no-absences")));
        } else {
            UnorderedList list = new UnorderedList();
            for (PersonDetails.Absence absence : person.absences()) {
                LocalDate to = absence.to();
                list.add(
                        new ListItem(
                                to == null
                                        ? getTranslation(
                                                "person.absent-since", Days.inWords(absence.from()))
                                        : getTranslation(
                                                "person.absent-until",
                                                Days.inWords(absence.from()),
                                                Days.inWords(to))));
            }
            section.add(list);
        }
        if (mayEdit) {
            EntryForm form = new EntryForm("absence");
            LocalDate open =
                    person.absences().stream()
                            .filter(absence -> absence.to() == null)
                            .map(PersonDetails.Absence::from)
                            .findFirst()
                            .orElse(null);
            TextInput from = form.date("absence-from", getTranslation("person.first-day"), open);
            TextInput to =
                    form.date("absence-to", getTranslation("person.last-day-optional"), null);
            form.button(
                    getTranslation("person.record-absence"),
                    false,
                    () ->
                            attempt(
                                    person.id(),
                                    () ->
                                            changes.recordAbsence(
                                                    person.id(),
                                                    EntryForm.day(from),
                                                    EntryForm.day(to))));
            section.add(disclosed("person.record-absence", form));
        }
        return section;
    }

    private Optional<Component> transfer(PersonDetails person) {
        Map<String, String> schools = schoolChoices();
        schools.remove(Long.toString(person.school().id()));
        if (schools.isEmpty()) {
            return Optional.empty();
        }
        EntryForm form = new EntryForm("transfer");
        SelectInput to =
                form.select(
                        "transfer-to",
                        getTranslation("person.transfer-to"),
                        schools,
                        schools.keySet().iterator().next());
        TextInput from = form.date("transfer-from", getTranslation("person.first-day-there"), null);
        form.note(new Paragraph(getTranslation("person.transfer.text")));
        form.button(
                getTranslation("person.transfer"),
                false,
                () ->
                        attempt(
                                person.id(),
                                () ->
                                        changes.transfer(
                                                person.id(),
                                                Long.parseLong(to.value()),
                                                EntryForm.day(from))));
        return Optional.of(
                new Section(
                        new H2(getTranslation("person.transfer.heading")),
                        disclosed("person.transfer", form)));
    }

    private Component disclosed(String key, Component content) {
        return new com.vaadin.flow.component.html.NativeDetails(getTranslation(key), content);
    }

    private Component history(long id) {
        Section section = new Section(new H2(getTranslation("person.history")));
        OrderedList list = new OrderedList();
        list.addClassName("timeline");
        for (PersonVersion version : people.history(id)) {
            ListItem item = new ListItem();
            String by = version.by();
            item.add(
                    new Paragraph(
                            getTranslation(
                                    by.isEmpty() ? "person.recorded" : "person.recorded-by",
                                    Days.inWords(version.recordedAt()),
                                    getTranslation("person.cause." + version.cause()),
                                    by)));
            Consumer<Map.Entry<String, List<String>>> line =
                    change ->
                            item.add(
                                    new Paragraph(
                                            getTranslation(
                                                    "person.change",
                                                    getTranslation(
                                                            "person.field." + change.getKey()),
                                                    change.getValue().get(0).isEmpty()
                                                            ? "–"
                                                            : change.getValue().get(0),
                                                    change.getValue().get(1).isEmpty()
                                                            ? "–"
                                                            : change.getValue().get(1))));
            version.changes().entrySet().forEach(line);
            list.add(item);
        }
        section.add(list);
        return section;
    }
}
