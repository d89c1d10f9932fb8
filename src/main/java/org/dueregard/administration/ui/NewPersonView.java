package org.dueregard.administration.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.PeopleChanges;
import org.dueregard.people.RoleGroup;
import org.dueregard.people.SchoolName;

/// Adds a person by hand.
@Route(AdministrationRoutes.NEW_PERSON)
@RolesAllowed({PortalRole.Name.ADMIN, PortalRole.Name.DSL})
class NewPersonView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient PeopleChanges changes;
    private final transient OrganisationService organisations;

    NewPersonView(PeopleChanges changes, OrganisationService organisations) {
        this.changes = changes;
        this.organisations = organisations;
        setHeading(getTranslation("people.add"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, String> schools = new LinkedHashMap<>();
        for (SchoolName school : organisations.schoolsFor(Action.PEOPLE_EDIT)) {
            schools.put(Long.toString(school.id()), school.name());
        }
        AppLink back = new AppLink(AdministrationRoutes.PEOPLE, getTranslation("person.back"));
        if (schools.isEmpty()) {
            show(back, new Paragraph(getTranslation("people.no-school")));
            return;
        }
        PersonFields fields = new PersonFields("new", "", "", "", "", null, null, "");
        SelectInput school =
                fields.form()
                        .select(
                                "school",
                                getTranslation("people.column.school"),
                                schools,
                                schools.keySet().iterator().next());
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("", getTranslation("action.choose"));
        for (RoleGroup group : RoleGroup.values()) {
            groups.put(group.id(), getTranslation("role-group." + group.id()));
        }
        SelectInput group =
                fields.form().select("group", getTranslation("people.column.groups"), groups, "");
        fields.form()
                .button(
                        getTranslation("people.add.button"),
                        true,
                        () -> {
                            if (school.value().isEmpty()) {
                                throw new InvalidInputException("school", "invalid.school");
                            }
                            long id =
                                    changes.add(
                                            Long.parseLong(school.value()),
                                            fields.entered(),
                                            RoleGroup.find(group.value()).orElse(null));
                            Navigation.to(AdministrationRoutes.person(id));
                        });
        show(back, fields.form());
    }
}
