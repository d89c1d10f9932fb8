package org.dueregard.sessions.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.SchoolName;
import org.dueregard.sessions.SessionEntry;
import org.dueregard.sessions.SessionService;
import org.dueregard.sessions.SessionsRoutes;

/// Plans a session and invites.
@Route(SessionsRoutes.NEW)
@RolesAllowed({PortalRole.Name.DSL, PortalRole.Name.HEAD})
class NewSessionView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient SessionService sessions;
    private final transient OrganisationService organisations;

    NewSessionView(SessionService sessions, OrganisationService organisations) {
        this.sessions = sessions;
        this.organisations = organisations;
        setHeading(getTranslation("sessions.new"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        AppLink back = new AppLink(SessionsRoutes.LIST, getTranslation("sessions.back"));
        Map<String, String> schools = new LinkedHashMap<>();
        List<SchoolName> mine = organisations.schoolsFor(Action.SESSIONS_RUN);
        mine.forEach(school -> schools.put(Long.toString(school.id()), school.name()));
        if (schools.isEmpty()) {
            show(back, new Paragraph(getTranslation("people.no-school")));
            return;
        }
        SessionFields fields = new SessionFields(SessionEntry.BLANK, sessions.modules());
        SelectInput school =
                fields.form()
                        .select(
                                "school",
                                getTranslation("people.column.school"),
                                schools,
                                schools.keySet().iterator().next());
        school.setVisible(schools.size() > 1);
        fields.form()
                .button(
                        getTranslation("sessions.new.button"),
                        true,
                        () -> {
                            if (school.value().isEmpty()) {
                                throw new InvalidInputException("school", "invalid.school");
                            }
                            long id =
                                    sessions.plan(Long.parseLong(school.value()), fields.entered());
                            Navigation.to(SessionsRoutes.session(id));
                        });
        show(back, new Paragraph(getTranslation("sessions.new.text")), fields.form());
    }
}
