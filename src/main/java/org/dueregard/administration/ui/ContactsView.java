package org.dueregard.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.administration.SetUpService;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.TextInput;
import org.dueregard.pathway.Contact;
import org.dueregard.pathway.ContactRole;
import org.dueregard.pathway.ContactService;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.SchoolName;
import org.jspecify.annotations.Nullable;

/// Who is to be told at each school, with number, source and the day somebody last made sure.
@Route(AdministrationRoutes.CONTACTS)
@Menu(title = "menu.contacts", order = 45)
@RolesAllowed({PortalRole.Name.ADMIN, PortalRole.Name.DSL})
class ContactsView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient ContactService contacts;
    private final transient OrganisationService organisations;
    private final transient Clock clock;
    private final boolean admin;
    private final Notice notice = new Notice();

    ContactsView(
            ContactService contacts,
            OrganisationService organisations,
            CurrentCaller currentCaller,
            Clock clock) {
        this.contacts = contacts;
        this.organisations = organisations;
        this.clock = clock;
        this.admin = currentCaller.get().has(PortalRole.ADMIN);
        setHeading(getTranslation("settings.step.contacts"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        notice.clear();
        show();
    }

    private void show() {
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        parts.add(new Paragraph(getTranslation("settings.contacts.text")));
        for (SchoolName school : organisations.schoolsFor(Action.CONTACTS_EDIT)) {
            parts.add(school(school));
        }
        if (admin) {
            Div way =
                    new Div(
                            new AppLink(
                                    AdministrationRoutes.SETTINGS, getTranslation("settings.back")),
                            AppLink.asButton(
                                    SettingsView.address(SetUpService.Step.MAIL),
                                    getTranslation("action.continue")));
            way.addClassName("actions");
            parts.add(way);
        }
        show(parts.toArray(Component[]::new));
    }

    private Component school(SchoolName school) {
        Section section = new Section(new H2(school.name()));
        Map<ContactRole, Contact> known =
                contacts.list(school.id()).stream()
                        .collect(Collectors.toMap(Contact::role, Function.identity()));
        for (ContactRole role : ContactRole.values()) {
            section.add(contact(school, role, known.get(role)));
        }
        return section;
    }

    private Component contact(SchoolName school, ContactRole role, @Nullable Contact known) {
        EntryForm form = new EntryForm("contact-" + school.id() + "-" + role.name());
        TextInput name =
                form.text(
                        "name", getTranslation("contact.name"), known == null ? "" : known.name());
        TextInput phone =
                form.text(
                        "phone",
                        getTranslation("contact.phone"),
                        "tel",
                        known == null ? "" : known.phone());
        TextInput source =
                form.text(
                        "source",
                        getTranslation("contact.source"),
                        known == null ? "" : known.source());
        CheckInput sure =
                form.check("verified", getTranslation("contact.verified-today"), known == null);
        form.button(
                getTranslation("action.save"),
                false,
                () -> {
                    LocalDate before = known == null ? null : known.verifiedOn();
                    contacts.save(
                            school.id(),
                            role,
                            name.value(),
                            phone.value(),
                            source.value(),
                            sure.value() ? Days.today(clock) : before);
                    show();
                    notice.say(getTranslation("person.saved"));
                    focusHeading();
                });
        String title = getTranslation("contact-role." + role.name());
        NativeDetails details =
                new NativeDetails(known == null ? title : title + ": " + known.name(), form);
        LocalDate verified = known == null ? null : known.verifiedOn();
        Component state =
                verified == null
                        ? new StateTag(
                                StateTag.Kind.NOT_COVERED,
                                getTranslation(
                                        known == null ? "contact.missing" : "contact.unverified"))
                        : new Span(getTranslation("who-to-tell.verified", Days.inWords(verified)));
        return new Div(details, state);
    }
}
