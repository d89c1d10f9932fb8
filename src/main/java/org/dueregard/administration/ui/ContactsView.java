package org.dueregard.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
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
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.StateTag;
import org.dueregard.parents.ParentsRoutes;
import org.dueregard.pathway.Contact;
import org.dueregard.pathway.ContactRole;
import org.dueregard.pathway.ContactService;
import org.dueregard.pathway.PathwayRoutes;
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
        Anchor parents = new Anchor(ParentsRoutes.SETTINGS, getTranslation("contact.parents"));
        parents.getElement().setAttribute("router-ignore", true);
        parts.add(
                new Paragraph(new AppLink(PathwayRoutes.ROUTE, getTranslation("contact.posters"))));
        parts.add(new Paragraph(parents));
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
        String title = getTranslation("contact-role." + role.name());
        NativeDetails details =
                new NativeDetails(
                        known == null ? title : title + ": " + known.name(),
                        new ContactForm(
                                "contact-" + school.id() + "-" + role.name(),
                                role,
                                known,
                                entry -> {
                                    contacts.save(school.id(), role, entry);
                                    done("person.saved");
                                }));
        Div entry = new Div(details, state(role, known));
        entry.addClassName("contact-entry");
        if (known != null) {
            entry.add(buttons(school, role, known, title));
        }
        return entry;
    }

    private void done(String key) {
        show();
        notice.say(getTranslation(key));
        focusHeading();
    }

    private Component state(ContactRole role, @Nullable Contact known) {
        if (known == null) {
            return role.isNeeded()
                    ? new StateTag(StateTag.Kind.NOT_COVERED, getTranslation("contact.missing"))
                    : new StateTag(StateTag.Kind.NOT_NEEDED, getTranslation("contact.none"));
        }
        LocalDate verified = known.verifiedOn();
        if (verified == null || !known.isVerified(Days.today(clock))) {
            return new StateTag(
                    StateTag.Kind.NOT_COVERED,
                    verified == null
                            ? getTranslation("contact.unverified")
                            : getTranslation("contact.stale", Days.inWords(verified)));
        }
        return new Span(getTranslation("who-to-tell.verified", Days.inWords(verified)));
    }

    private Component buttons(SchoolName school, ContactRole role, Contact known, String title) {
        NativeButton sure =
                new NativeButton(
                        getTranslation("contact.still-right"),
                        event -> {
                            contacts.verify(school.id(), role);
                            done("contact.verified");
                        });
        sure.addClassName("button");
        sure.setAriaLabel(getTranslation("contact.still-right.of", title));
        sure.setVisible(!Days.today(clock).equals(known.verifiedOn()));
        Div buttons =
                new Div(
                        sure,
                        new ConfirmButton(
                                getTranslation("contact.remove"),
                                getTranslation("contact.remove.question", title),
                                getTranslation("contact.remove.sure"),
                                () -> {
                                    contacts.remove(school.id(), role);
                                    done("contact.removed");
                                }));
        buttons.addClassName("form-actions");
        return buttons;
    }
}
