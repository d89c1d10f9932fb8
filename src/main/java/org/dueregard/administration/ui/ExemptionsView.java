package org.dueregard.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PageOf;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.Pager;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.SchoolName;
import org.dueregard.people.StaffMemberDetails;
import org.dueregard.people.StaffMemberMissingException;
import org.dueregard.requirements.RequirementRoutes;
import org.dueregard.requirements.RequirementService;
import org.dueregard.standing.Exemption;
import org.dueregard.standing.ExemptionService;
import org.dueregard.standing.NewExemption;
import org.dueregard.standing.StandingRoutes;
import org.dueregard.training.TrainingRoutes;

/// Who need not do what for a time: the list of a school, or one person with the form for more.
@Route(StandingRoutes.EXEMPTIONS)
@RolesAllowed(PortalRole.Name.DSL)
class ExemptionsView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient ExemptionService exemptions;
    private final transient OrganisationService organisations;
    private final transient RequirementService requirements;
    private final transient Clock clock;
    private final Notice notice = new Notice();

    ExemptionsView(
            ExemptionService exemptions,
            OrganisationService organisations,
            RequirementService requirements,
            Clock clock) {
        this.exemptions = exemptions;
        this.organisations = organisations;
        this.requirements = requirements;
        this.clock = clock;
        addClassName("wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        String person = parameters.getSingleParameter(StandingRoutes.PERSON).orElse("");
        notice.clear();
        if (person.matches("\\d{1,18}")) {
            try {
                showPerson(
                        Long.parseLong(person),
                        parameters.getSingleParameter(StandingRoutes.MODULE).orElse(""));
            } catch (StaffMemberMissingException e) {
                throw new NotFoundException();
            }
        } else {
            showSchool(parameters);
        }
    }

    private void showSchool(QueryParameters parameters) {
        setHeading(getTranslation("settings.page.exemptions"));
        List<SchoolName> schools = organisations.schoolsFor(Action.TRAINING_MANAGE);
        if (schools.isEmpty()) {
            show(new Paragraph(getTranslation("requirements.nowhere")));
            return;
        }
        String wanted = parameters.getSingleParameter(StandingRoutes.SCHOOL).orElse("");
        long school =
                wanted.matches("\\d{1,18}") ? Long.parseLong(wanted) : schools.getFirst().id();
        String page = parameters.getSingleParameter(StandingRoutes.PAGE).orElse("1");
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        parts.add(new Paragraph(getTranslation("exemptions.text")));
        if (schools.size() > 1) {
            parts.add(choice(schools, school));
        }
        PageOf<Exemption> found =
                exemptions.list(school, page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
        parts.add(table(found.rows(), () -> showSchool(parameters)));
        parts.add(
                new Pager(
                        found.page(),
                        found.pages(),
                        number -> address(school) + "&" + StandingRoutes.PAGE + "=" + number));
        Div way =
                new Div(
                        new AppLink(
                                RequirementRoutes.LIST,
                                getTranslation("settings.page.requirements")));
        way.addClassName("actions");
        parts.add(way);
        show(parts.toArray(Component[]::new));
    }

    private static String address(long school) {
        return StandingRoutes.EXEMPTIONS + "?" + StandingRoutes.SCHOOL + "=" + school;
    }

    private Component choice(List<SchoolName> schools, long school) {
        Map<String, String> choices = new LinkedHashMap<>();
        schools.forEach(one -> choices.put(Long.toString(one.id()), one.name()));
        SelectInput select =
                new SelectInput("exemptions-for", getTranslation("people.column.school"), choices);
        select.setValue(Long.toString(school));
        select.onChange(() -> Navigation.to(address(Long.parseLong(select.value()))));
        Div filters = new Div(select);
        filters.addClassName("filters");
        return filters;
    }

    private void showPerson(long id, String moduleId) {
        StaffMemberDetails person = exemptions.person(id);
        setCaption(person.schoolName());
        setHeading(getTranslation("exemptions.heading", person.name()));
        show(
                new AppLink(TrainingRoutes.record(id), getTranslation("exemptions.record")),
                notice,
                new Section(
                        new H2(getTranslation("exemptions.new")),
                        new Paragraph(getTranslation("exemptions.rules")),
                        form(id, moduleId)),
                new Section(
                        new H2(getTranslation("exemptions.all")),
                        table(exemptions.ofPerson(id), () -> showPerson(id, ""))),
                new Div(
                        new AppLink(
                                address(person.schoolId()), getTranslation("exemptions.school"))));
    }

    private Component form(long person, String moduleId) {
        Map<String, String> titles = requirements.modules();
        LocalDate today = Days.today(clock);
        EntryForm form = new EntryForm("exemption");
        SelectInput module =
                form.select(
                        "module",
                        getTranslation("requirements.module"),
                        titles,
                        titles.containsKey(moduleId)
                                ? moduleId
                                : titles.keySet().stream().findFirst().orElse(""));
        TextInput reason = form.text("reason", getTranslation("exemptions.reason"), "");
        TextInput approver = form.text("approver", getTranslation("exemptions.approver"), "");
        TextInput from = form.date("from", getTranslation("exemptions.from"), today);
        TextInput to = form.date("to", getTranslation("exemptions.to"), null);
        form.button(
                getTranslation("exemptions.grant"),
                true,
                () -> {
                    exemptions.grant(
                            new NewExemption(
                                    person,
                                    module.value(),
                                    reason.value(),
                                    approver.value(),
                                    EntryForm.day(from),
                                    EntryForm.day(to)));
                    showPerson(person, "");
                    notice.say(getTranslation("exemptions.granted"));
                    focusHeading();
                });
        return form;
    }

    private Component table(List<Exemption> rows, Runnable again) {
        if (rows.isEmpty()) {
            return new Paragraph(getTranslation("exemptions.none"));
        }
        Table table = new Table(getTranslation("settings.page.exemptions"));
        for (String column : List.of("person", "module", "when", "reason", "approver", "state")) {
            table.addColumn(getTranslation("exemptions.column." + column));
        }
        for (Exemption row : rows) {
            table.addRow(
                    new AppLink(TrainingRoutes.record(row.staffMemberId()), row.person()),
                    new Span(row.moduleTitle()),
                    new Span(RequirementWords.span(row.from(), row.to())),
                    new Span(row.reason()),
                    new Span(row.approvedBy()),
                    state(row, again));
        }
        return table;
    }

    private Component state(Exemption row, Runnable again) {
        Div state = new Div(tag(row));
        if (row.state() == Exemption.State.HOLDS || row.state() == Exemption.State.TO_COME) {
            state.add(
                    new ConfirmButton(
                            getTranslation("exemptions.end"),
                            getTranslation(
                                    "exemptions.end.question", row.person(), row.moduleTitle()),
                            getTranslation("exemptions.end.yes"),
                            () -> end(row, again)));
        }
        return state;
    }

    private StateTag tag(Exemption row) {
        LocalDate ended = row.endedOn();
        String text =
                ended == null
                        ? getTranslation(
                                "exemptions.state." + row.state().name().toLowerCase(Locale.ROOT))
                        : getTranslation("exemptions.state.ended", Days.inWords(ended));
        return new StateTag(
                row.state() == Exemption.State.HOLDS ? StateTag.Kind.DUE : StateTag.Kind.NOT_NEEDED,
                text);
    }

    private void end(Exemption row, Runnable again) {
        try {
            exemptions.end(row.staffMemberId(), row.id());
            again.run();
            notice.say(getTranslation("exemptions.ended"));
        } catch (InvalidInputException e) {
            again.run();
            notice.warn(getTranslation(e.problems().getFirst().key()));
        }
        focusHeading();
    }
}
